import RestanteCore
import Testing

extension QueueScene {
  /// Lets events have at most so many attempts.
  fileprivate func limitAttempts(to count: Int64) async throws {
    try await configure(QueueOverrideChanges(maxAttempts: .set(count)))
  }

  /// Publishes an event and lets a claim of it end, with no limit on attempts.
  fileprivate func publishTried(_ key: String) async throws {
    try await publish(key)
    let filter = EventFilter([.init(.messageID, .equal, [.text(Self.messageID(key).text)])])
    try await claim("trying \(key)", filter: filter, lease: 10)
    try await advance(10)
  }
}

extension StoreConformance {
  static let lastAttempts: [[ConformanceCase]] = [
    ConformanceCase.safe("an event on its last attempt is claimed alone when it comes first") {
      scene in
      try await scene.limitAttempts(to: 2)
      try await scene.publishTried("a")
      try await scene.publish("b", "c")
      #expect(try await scene.claim("p", lease: 10).numbers == [1])
      #expect(try await scene.claim("q", lease: 10).numbers == [2, 3])
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending", "3 pending"])
    },
    ConformanceCase.safe("a claim ends before an event on its last attempt, the next holds it") {
      scene in
      try await scene.publish("a")
      try await scene.publishTried("b")
      try await scene.publish("c", "d")
      try await scene.limitAttempts(to: 2)
      #expect(try await scene.claim("p", lease: 10).numbers == [1])
      #expect(try await scene.claim("q", lease: 10).numbers == [2])
      #expect(try await scene.claim("r", lease: 10).numbers == [3, 4])
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 failed", "3 pending", "4 pending"])
    },
    ConformanceCase.safe("an event that crashes its consumer takes no innocent ones along") {
      scene in
      try await scene.limitAttempts(to: 3)
      try await scene.publish("a", "b", "poison", "d", "e")
      var done: [Int64] = []
      for round in 0..<20 {
        let claimed = try await scene.claim("p\(round)", lease: 10).numbers
        if claimed.contains(3) {
          try await scene.advance(10)
        } else {
          done += claimed
          try await scene.acknowledge("p\(round)")
        }
      }
      #expect(done.sorted() == [1, 2, 4, 5])
      #expect(try await scene.states() == ["3 failed"])
      #expect(try await scene.event(3).attempts == 3)
    },
    ConformanceCase.safe("with one attempt for each every event is claimed alone") { scene in
      try await scene.limitAttempts(to: 1)
      try await scene.publish("a", "b", "c")
      for number in 1...3 {
        #expect(try await scene.claim("p\(number)", lease: 10).numbers == [Int64(number)])
      }
      #expect(try await scene.claim("q", lease: 10) == [])
    },
    ConformanceCase.safe("order, filter and limit choose which event comes first") { scene in
      try await scene.publishTried("a")
      try await scene.publish("b", "c")
      try await scene.limitAttempts(to: 2)
      let late = EventFilter([.init(.id, .greater, [.number(1)])])
      #expect(try await scene.claim("p", filter: late, limit: 1, lease: 10).numbers == [2])
      let descending = EventOrder([.init(.id, descending: true)])
      #expect(try await scene.claim("q", order: descending, lease: 10).numbers == [3])
      #expect(try await scene.claim("r", order: descending, lease: 10).numbers == [1])
    },
    ConformanceCase.safe("bounds that refuse do not count what is left for the next claim") {
      scene in
      try await scene.publish("a")
      try await scene.publishTried("b")
      try await scene.limitAttempts(to: 2)
      let tight = ReplyBounds(events: 1, bytes: .max, overflow: .refuse)
      #expect(try await scene.claim("p", lease: 10, bounds: tight).numbers == [1])
      #expect(try await scene.claim("q", lease: 10, bounds: tight).numbers == [2])
    },
    ConformanceCase.safe("takes, claims without an end and claims of dead letters are not split") {
      scene in
      try await scene.limitAttempts(to: 1)
      try await scene.publish("a", "b")
      #expect(try await scene.take().numbers == [1, 2])
      try await scene.publish("a", "b")
      #expect(try await scene.claim("p").numbers == [3, 4])
      try await scene.fail("p", "a", "b")
      #expect(try await scene.claim("q", failed: true, lease: 10).numbers == [3, 4])
    },
    ConformanceCase.safe("a late second read holds no event on its last attempt beside others") {
      scene in
      try await scene.publishTried("a")
      try await scene.publish("b")
      try await scene.claim("p", lease: 10)
      try await scene.limitAttempts(to: 3)
      try await scene.advance(10)
      #expect(try await scene.events().map(\.attempts) == [2, 1])
      #expect(try await scene.reread("p", lease: 10).numbers == [2])
      #expect(try await scene.states() == ["1 pending", "2 held by p"])
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 1, "it is still its own")
    },
    ConformanceCase.safe("a late second read holds events on their last attempt one by one") {
      scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.limitAttempts(to: 2)
      try await scene.advance(10)
      #expect(try await scene.reread("p", lease: 10).numbers == [1])
      #expect(try await scene.reread("p", lease: 10).numbers == [1])
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 1)
      #expect(try await scene.reread("p", lease: 10).numbers == [2])
      try await scene.advance(10)
      #expect(try await scene.states() == ["2 failed"])
    },
  ]
}
