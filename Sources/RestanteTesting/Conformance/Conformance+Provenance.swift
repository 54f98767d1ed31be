import RestanteCore
import Testing

/// Where events came from.
extension StoreConformance {
  private static let first = CredentialID(of: SecretHash(of: "first"))
  private static let second = CredentialID(of: SecretHash(of: "second"))
  private static let trace = TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")

  private static func occurrence(
    _ key: String, by publisher: CredentialID?, in trace: TraceParent? = nil,
    at time: Timestamp? = nil
  ) -> Publication {
    var publication = QueueScene.occurrence(key)
    publication.publisher = publisher
    publication.trace = trace
    publication.time = time
    return publication
  }

  private static func provenance(
    _ part: QueuePart, in scene: QueueScene
  ) async throws -> [EventProvenance?] {
    let query = PeekEvents(
      queue: scene.queue, part: part, filter: PeekFilter(), isReversed: false, after: nil,
      limit: 50, reach: 1_000, maxBytes: .max)
    return try await scene.store.peek(query).events.map(\.body?.provenance)
  }

  static let provenance: [[ConformanceCase]] = [
    ConformanceCase.both("an event keeps who published it, in which trace, and counts repeats") {
      scene in
      try await scene.publish([
        occurrence("a", by: first, in: trace), occurrence("b", by: nil),
      ])
      #expect(
        try await provenance(.pending, in: scene) == [
          EventProvenance(publisher: first, trace: trace), EventProvenance(),
        ])
      try await scene.advance(60)
      // Two in one call, and one more: the latest counts.
      try await scene.publish([occurrence("b", by: first), occurrence("b", by: second)])
      try await scene.publish([occurrence("b", by: second, in: trace)])
      let late = scene.store.time.now().adding(seconds: -3_600)
      try await scene.publish([occurrence("b", by: first, at: late)])
      #expect(
        try await provenance(.pending, in: scene).contains(
          EventProvenance(publisher: second, trace: trace, repeats: 4)))
    },
    ConformanceCase.safe("where an event came from goes with it until it is history") { scene in
      let expected = [EventProvenance(publisher: first, trace: trace, repeats: 1)]
      try await scene.publish([occurrence("a", by: second), occurrence("a", by: first, in: trace)])
      try await scene.claim("p", lease: 10)
      #expect(try await provenance(.claimed, in: scene) == expected)
      try await scene.fail("p", "a", reason: "bad")
      #expect(try await provenance(.dead, in: scene) == expected)
      try await scene.claim("r", failed: true, lease: 10)
      try await scene.acknowledge("r")
      #expect(try await provenance(.past, in: scene) == expected)
      _ = try await scene.store.perform(
        RestoreEvents(queue: scene.queue, selection: HistorySelection(), after: nil))
      #expect(try await provenance(.pending, in: scene) == expected)
    },
    ConformanceCase.safe("two copies that become one keep where the later occurrence came from") {
      scene in
      try await scene.publish([occurrence("a", by: first)])
      try await scene.claim("p", lease: 10)
      try await scene.advance(1)
      try await scene.publish([occurrence("a", by: second, in: trace)])
      try await scene.advance(10)
      #expect(
        try await provenance(.pending, in: scene)
          == [EventProvenance(publisher: second, trace: trace)])
    },
  ]
}
