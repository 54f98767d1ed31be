import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Acknowledges what a list names and nobody holds.
  fileprivate func clear(_ names: AcknowledgeUnclaimed.Names) async throws -> Int {
    try await store.perform(AcknowledgeUnclaimed(queue: queue, names: names))
  }
}

extension StoreConformance {
  static let acknowledgingUnclaimed: [[ConformanceCase]] = [
    ConformanceCase.safe("a list acknowledges the pending events that it names, and no others") {
      scene in
      try await scene.publish("a", "b", "c", "d")
      #expect(try await scene.clear(.ids(EventID.list(1, 3, 99))) == 2)
      #expect(try await scene.states() == ["2 pending", "4 pending"])
      #expect(try await scene.clear(.messageIDs([QueueScene.messageID("d")])) == 1)
      #expect(try await scene.clear(.messageIDs([QueueScene.messageID("x")])) == 0)
      #expect(try await scene.clear(.ids([])) == 0)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.past().events.map(\.event.id.rawValue) == [4, 3, 1])
      #expect(try await scene.past().events.allSatisfy { $0.departure == .acknowledged })
      _ = try await scene.restore()
      #expect(try await scene.states() == ["1 pending", "2 pending", "3 pending", "4 pending"])
    },
    ConformanceCase.safe("a list never acknowledges what a claim holds") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 10)
      try await scene.publish("a")
      #expect(try await scene.clear(.ids(EventID.list(1))) == 0)
      #expect(try await scene.clear(.messageIDs([QueueScene.messageID("a")])) == 1)
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["2 pending"])
    },
    ConformanceCase.safe("a list acknowledges what came back when its lease was over") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.clear(.ids(EventID.list(2))) == 1)
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == [])
    },
    ConformanceCase.safe("a list acknowledges failed events that it names, and no others") {
      scene in
      try await scene.makeFailed("a")
      try await scene.makeFailed("b")
      try await scene.publish("c")
      #expect(try await scene.clear(.ids(EventID.list(1, 3))) == 2)
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.clear(.messageIDs([QueueScene.messageID("b")])) == 1)
      #expect(try await scene.states() == [])
    },
  ]
}
