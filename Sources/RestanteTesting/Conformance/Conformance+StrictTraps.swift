import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Copies of the key `a` in four states: failed and held by r, held by p, held by q, pending.
  fileprivate func publishEveryState() async throws {
    try await makeFailed("a")
    try await claim("r", failed: true)
    try await publish("a")
    try await claim("p")
    try await publish("a")
    try await claim("q")
    try await publish("a")
  }

  /// Makes a failed copy of the key `a` of which another copy is held. In strict mode failing
  /// would delete the held one, so it is failed as a portal in safe mode would.
  fileprivate func makeFailedCopyBesideHeldOne() async throws {
    try await publish("a")
    try await claim("beside")
    _ = try await store.perform(
      FailEvents(
        queue: queue, mode: .safe, processID: ProcessID("beside"),
        messageIDs: [Self.messageID("a")]))
  }
}

/// What the original does, cell by cell, where it surprises: the state table and the worked trace
/// of the original's queue.
extension StoreConformance {
  static let strictTraps: [[ConformanceCase]] = [
    ConformanceCase.strict("failing deletes the newer pending copy") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed"])
    },
    ConformanceCase.strict("failing deletes the copies that others hold, but not failed ones") {
      scene in
      try await scene.publishEveryState()
      #expect(
        try await scene.states() == [
          "1 failed, held by r", "2 held by p", "3 held by q", "4 pending",
        ])
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed, held by r", "2 failed"])
    },
    ConformanceCase.strict("failing under a foreign process id deletes what it names") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.fail("unknown", "a", "b") == 0)
      #expect(try await scene.states() == ["3 pending"])
    },
    ConformanceCase.strict("failing under the empty process id marks unclaimed rows") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 held by p", "2 pending", "3 pending"])
      #expect(try await scene.fail("", "a", "b") == 2)
      #expect(try await scene.states() == ["2 failed", "3 failed"])
      #expect(try await scene.events().map(\.attempts) == [1, 1])
    },
    ConformanceCase.strict("failing never changes failed rows, held or not") { scene in
      try await scene.makeFailed("a")
      try await scene.makeFailed("b")
      try await scene.claim("p", limit: 1, failed: true)
      let before = try await scene.events()
      try await scene.advance(10)
      #expect(try await scene.fail("p", "a", "b") == 0)
      #expect(try await scene.fail("", "a", "b") == 0)
      #expect(try await scene.events() == before)
    },
    ConformanceCase.strict("failing touches only the connector's own queue") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publish("a")
      #expect(try await scene.fail("unknown", "a") == 0)
      #expect(try await scene.states() == [])
      #expect(try await sync.states() == ["2 pending"])
    },
    ConformanceCase.strict("a failing copy merges into a failed one that is there") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.makeFailedCopyBesideHeldOne()
      #expect(try await scene.states() == ["1 held by p", "2 failed"])
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["2 failed"])
    },
    ConformanceCase.strict("the empty process id reads unclaimed events without claiming them") {
      scene in
      try await scene.makeFailed("a")
      try await scene.publish("b", "c")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.reread("").numbers == [3])
      #expect(try await scene.reread("", failed: true).numbers == [1])
      #expect(try await scene.states() == ["1 failed", "2 held by p", "3 pending"])
    },
    ConformanceCase.strict("a removing read of the empty process id deletes all unclaimed rows") {
      scene in
      try await scene.makeFailed("a")
      try await scene.publish("b", "c", "d")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.reread("", limit: 1, removing: true).numbers == [3])
      #expect(try await scene.states() == ["2 held by p"])
    },
    ConformanceCase.strict("taking hides all but pending rows, and failed ones when asked for") {
      scene in
      try await scene.publishEveryState()
      #expect(try await scene.take(failed: true).numbers == [])
      #expect(try await scene.take().numbers == [4])
      #expect(
        try await scene.states() == ["1 failed, held by r", "2 held by p", "3 held by q"])
    },
    ConformanceCase.strict("a second read shows each process id its own rows by flag") { scene in
      try await scene.publishEveryState()
      #expect(try await scene.reread("p").numbers == [2])
      #expect(try await scene.reread("p", failed: true).numbers == [])
      #expect(try await scene.reread("r").numbers == [])
      #expect(try await scene.reread("r", failed: true).numbers == [1])
    },
    ConformanceCase.strict("a repeat of a failed row leaves copies that are held alone") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.makeFailedCopyBesideHeldOne()
      try await scene.advance(1)
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 held by p", "2 failed"])
      let held = try await scene.event(1).occurredAt
      #expect(try await scene.event(2).occurredAt == held + 1)
    },
    ConformanceCase.strict("the worked trace of the original", workedTrace),
  ]

  @Sendable
  private static func workedTrace(_ scene: QueueScene) async throws {
    let data: JSONValue = ["FIELDS": ["ID": 759]]
    let change = Publication(name: QueueScene.deal, data: data)
    #expect(change.messageID.text == "1ccf3ff420e9f2934d1c942741d42663")
    func fail(_ processID: String) async throws -> Int {
      try await scene.store.perform(
        FailEvents(
          queue: scene.queue, mode: .strict, processID: ProcessID(processID),
          messageIDs: [change.messageID]))
    }
    // 1 and 2: a change, and again five seconds later.
    try await scene.publish([change])
    let start = try #require(try await scene.events().first).occurredAt
    try await scene.advance(5)
    try await scene.publish([change])
    #expect(try await scene.states() == ["1 pending"])
    #expect(try await scene.events().map(\.occurredAt) == [start + 5])
    // 3: claimed.
    #expect(try await scene.claim("p1").numbers == [1])
    // 4 and 5: changed and claimed once more.
    try await scene.advance(5)
    try await scene.publish([change])
    #expect(try await scene.states() == ["1 held by p1", "2 pending"])
    #expect(try await scene.claim("p2").numbers == [2])
    // 6 and 7: failing the first deletes the second.
    #expect(try await fail("p1") == 1)
    #expect(try await scene.states() == ["1 failed"])
    #expect(try await scene.events().map(\.occurredAt) == [start + 5])
    #expect(try await scene.acknowledge("p2") == 0)
    // 8: a change refreshes the failed row, which stays failed.
    try await scene.advance(10)
    try await scene.publish([change])
    #expect(try await scene.events().map(\.occurredAt) == [start + 20])
    #expect(try await scene.take() == [])
    // 9: the failed row is taken, then a change starts afresh.
    #expect(try await scene.take(failed: true).numbers == [1])
    try await scene.advance(10)
    try await scene.publish([change])
    #expect(try await scene.states() == ["3 pending"])
    #expect(try await scene.events().map(\.attempts) == [0])
  }
}
