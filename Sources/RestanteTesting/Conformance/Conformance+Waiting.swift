import RestanteCore
import Testing

extension QueueScene {
  fileprivate func hasUnclaimed(
    _ conditions: EventFilter.Condition..., failed: Bool = false
  ) async throws -> Bool {
    try await store.hasUnclaimed(
      WaitingInterest(filter: EventFilter(conditions), wantsFailed: failed), in: queue)
  }
}

extension StoreConformance {
  static let waiting: [[ConformanceCase]] = [
    ConformanceCase.both("whether somebody waits in vain: nothing, held, pending") { scene in
      #expect(try await !scene.hasUnclaimed())
      try await scene.publish("a")
      #expect(try await scene.hasUnclaimed())
      #expect(try await !scene.hasUnclaimed(failed: true))
      try await scene.claim("p")
      #expect(try await !scene.hasUnclaimed())
      try await scene.fail("p", "a")
      #expect(try await scene.hasUnclaimed(failed: true))
      #expect(try await !scene.hasUnclaimed())
    },
    ConformanceCase.both("whether somebody waits in vain goes by the filter") { scene in
      try await scene.publish("a", "b")
      for (name, found) in [("oncrmdealupdate", true), ("ONCRMLEADADD", false)] {
        let isFound = try await scene.hasUnclaimed(.init(.name, .equal, [.text(name)]))
        #expect(isFound == found)
      }
      #expect(try await scene.hasUnclaimed(.init(.id, .greater, [.number(1)])))
      #expect(try await !scene.hasUnclaimed(.init(.id, .greater, [.number(2)])))
      let other = scene.with(scene.fixture.application.queue(connector: "other"))
      #expect(try await !other.hasUnclaimed())
    },
    ConformanceCase.safe("whether somebody waits in vain: a lease that is over is over") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 5)
      try await scene.advance(5)
      #expect(try await scene.hasUnclaimed())
      #expect(try await scene.hasUnclaimed(.init(.id, .equal, [.number(1)])))
    },
  ]
}
