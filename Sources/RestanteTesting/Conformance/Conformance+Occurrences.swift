import RestanteCore
import RestanteJSON
import Testing

/// Which of two occurrences of a key is the newer one does not depend on the clock: time stands
/// still in all of these.
extension StoreConformance {
  static let occurrences: [[ConformanceCase]] = [
    ConformanceCase.safe("of two that fail within a second the newer one's data stay") { scene in
      for order in [["p", "q"], ["q", "p"]] {
        try await scene.claimTwoOccurrences()
        for processID in order { #expect(try await scene.fail(processID, "a") == 1) }
        #expect(try await scene.take(failed: true).texts == ["newer"], "\(order)")
      }
    },
    ConformanceCase.safe("of two that are given back within a second the newer one's data stay") {
      scene in
      for order in [["p", "q"], ["q", "p"]] {
        try await scene.claimTwoOccurrences()
        for processID in order { #expect(try await scene.release(processID) == 1) }
        #expect(try await scene.take().texts == ["newer"], "\(order)")
      }
    },
    ConformanceCase.safe("of two whose leases end the newer one's data stay") { scene in
      for leases in [(p: 5, q: 9), (p: 9, q: 5), (p: 5, q: 5)] as [(p: Int64, q: Int64)] {
        try await scene.claimTwoOccurrences(leases: leases)
        try await scene.advance(10)
        #expect(try await scene.take().texts == ["newer"], "\(leases)")
      }
    },
    ConformanceCase.safe("a restored event never replaces what occurred after it") { scene in
      try await scene.claimTwoOccurrences()
      try await scene.acknowledge("p")
      #expect(try await scene.restore().restored.count == 1)
      #expect(try await scene.release("q") == 1)
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("a copy that occurred again is newer than one with a larger number") {
      scene in
      try await scene.claimTwoOccurrences()
      try await scene.release("p")
      try await scene.publish([QueueScene.occurrence("a", data: "newest")])
      #expect(try await scene.claim("r").numbers == [1])
      try await scene.release("q")
      try await scene.release("r")
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.take().texts == ["newest"])
    },
    ConformanceCase.safe("the order of occurrence survives opening the store again") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "older")])
      try await scene.claim("p", lease: 60)
      try await scene.subject.reopen()
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      try await scene.claim("q", lease: 60)
      try await scene.subject.reopen()
      try await scene.release("p")
      try await scene.release("q")
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("a dead letter that is redriven never replaces what occurred after it") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "older")])
      try await scene.claim("p")
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      try await scene.fail("p", "a")
      #expect(try await scene.redrive(.all) == 1)
      #expect(try await scene.take().texts == ["newer"])
    },
  ]
}

extension QueueScene {
  /// Publishes a key twice within a second and lets each occurrence be claimed: the older one by
  /// `p`, the newer one by `q`.
  fileprivate func claimTwoOccurrences(
    leases: (p: Int64, q: Int64) = (3_600, 3_600)
  ) async throws {
    try await publish([Self.occurrence("a", data: "older")])
    #expect(try await claim("p", lease: leases.p).texts == ["older"])
    try await publish([Self.occurrence("a", data: "newer")])
    #expect(try await claim("q", lease: leases.q).texts == ["newer"])
  }
}

extension [OfflineEvent] {
  /// What the events carry, where that is text.
  fileprivate var texts: [String] {
    map { String(decoding: $0.data, as: UTF8.self).replacing("\"", with: "") }
  }
}
