import RestanteCore
import Testing

extension QueueScene {
  /// Empties the portal in steps.
  fileprivate func empty(restartsNumbers: Bool = false, limit: Int = 2) async throws {
    let operation = EmptyPortal(
      portal: queue.portal, restartsNumbers: restartsNumbers, limit: limit)
    while try await store.perform(operation) {}
  }

  /// Events in every state, and past ones.
  fileprivate func fill() async throws {
    try await publish("past", "a", "b")
    try await take(limit: 1)
    try await claim("p", limit: 1)
    try await makeFailed("dead")
    try await publish("c")
  }
}

/// Portals that are emptied, as between two tests.
extension StoreConformance {
  static let emptying: [[ConformanceCase]] = [
    ConformanceCase.both("emptying leaves no event in any state, and claims are void") { scene in
      try await scene.fill()
      try await scene.empty()
      #expect(try await scene.states() == [])
      let figures = try await scene.store.queueFigures(on: scene.queue.portal)
      #expect(figures.allSatisfy { $0.pending + $0.claimed + $0.failed == 0 })
      #expect(try await scene.acknowledge("p") == 0)
      let history = try await scene.store.history(ReadHistory(queue: scene.queue, limit: 10))
      #expect(history.events.isEmpty)
    },
    ConformanceCase.both("what is bound stays bound, and numbers go on") { scene in
      try await scene.publish("a", "b")
      try await scene.empty()
      try await scene.publish("a")
      #expect(try await scene.states() == ["3 pending"])
    },
    ConformanceCase.both("numbers start again where they are to") { scene in
      try await scene.fill()
      try await scene.empty(restartsNumbers: true)
      try await scene.publish("a", "b")
      #expect(try await scene.states() == ["1 pending", "2 pending"])
      try await scene.subject.reopen()
      try await scene.publish("c")
      #expect(try await scene.states() == ["1 pending", "2 pending", "3 pending"])
    },
    ConformanceCase.both("another portal keeps its events and its numbers") { scene in
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(QueueScene.deal, in: scene.store)
      let other = scene.with(elsewhere.application.queue())
      try await scene.fill()
      try await other.publish("a")
      try await scene.empty(restartsNumbers: true)
      #expect(try await scene.states() == [])
      #expect(try await other.states() == ["1 pending"])
      try await other.publish("b")
      #expect(try await other.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.delivery("emptying forgets deliveries, and late reports change nothing") {
      scene in
      try await scene.bind()
      try await scene.publish("a", "b")
      let late = try #require(try await scene.claim().first)
      let empty = EmptyPortal(portal: scene.portal, restartsNumbers: true, limit: 2)
      while try await scene.store.perform(empty) {}
      #expect(try await scene.claimed() == [])
      try await scene.publish("c")
      let claim = try #require(try await scene.claim().first)
      #expect(claim.number == late.number + 1)
      #expect(claim.deliveries.map(\.id.rawValue) == [3])
      #expect(try await scene.finish(late, .replied(200)) == 0)
      #expect(try await scene.finish(claim, .replied(200)) == 1)
    },
  ]
}
