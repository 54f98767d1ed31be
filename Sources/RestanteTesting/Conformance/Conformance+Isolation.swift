import RestanteCore
import Testing

extension QueueScene {
  /// Three more queues that hold the same keys: another connector's, another application's and
  /// another portal's.
  fileprivate func neighbours() async throws -> [QueueScene] {
    let second = try await ApplicationFixture(
      in: store, on: fixture.portal, clientID: "local.second")
    try await second.bindOffline(Self.deal, in: store)
    let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
    try await elsewhere.application.bindOffline(Self.deal, in: store)
    return [
      try await bound(connector: "sync"), with(second.queue()),
      with(elsewhere.application.queue()),
    ]
  }

  /// Tries everything that changes a queue, under a process id that neighbours use as well.
  fileprivate func doEverything() async throws {
    let keys = ["a", "b", "c"].map(Self.messageID)
    let ids = EventID.list(1, 2, 3, 4, 5, 6, 7, 8, 9)
    try await take(limit: 1)
    try await take(limit: 1, failed: true)
    try await claim("p")
    try await claim("p", failed: true)
    try await reread("p", limit: 1, removing: true)
    try await reread("p", failed: true, removing: true)
    try await fail("p", "a", "b", "c")
    try await fail("q", "a", "b", "c")
    try await acknowledge("p", .ids(ids))
    try await acknowledge("p", .messageIDs(keys))
    try await acknowledge("p")
    try await acknowledge("")
    try await reread("", removing: true)
  }
}

extension StoreConformance {
  static let isolation: [[ConformanceCase]] = [
    ConformanceCase.both("whatever is done to one queue leaves its neighbours alone") { scene in
      let neighbours = try await scene.neighbours()
      for queue in neighbours + [scene] {
        try await queue.publish("a", "b", "c")
      }
      for queue in neighbours {
        try await queue.claim("p", limit: 1)
        try await queue.claim("q", limit: 1)
        try await queue.fail("q", "b")
      }
      var before: [[OfflineEvent]] = []
      for queue in neighbours { before.append(try await queue.events()) }
      #expect(before.allSatisfy { !$0.isEmpty })
      try await scene.doEverything()
      for (queue, events) in zip(neighbours, before) {
        #expect(try await queue.events() == events)
      }
    },
    ConformanceCase.both("a publication stays on its portal") { scene in
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(QueueScene.deal, in: scene.store)
      try await scene.publish("a")
      let foreign = scene.with(elsewhere.application.queue())
      #expect(try await foreign.states() == [])
      #expect(
        try await scene.store.queueFigures(on: elsewhere.portal.id).map(\.pending) == [0])
      try await foreign.publish("b")
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await foreign.states() == ["1 pending"])
    },
    ConformanceCase.both("a wrong connector only sees another queue") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      let other = scene.with(scene.fixture.application.queue(connector: "other"))
      #expect(try await other.reread("p", removing: true) == [])
      #expect(try await other.acknowledge("p") == 0)
      #expect(try await other.fail("p", "a") == 0)
      #expect(try await scene.states() == ["1 held by p"])
    },
  ]
}
