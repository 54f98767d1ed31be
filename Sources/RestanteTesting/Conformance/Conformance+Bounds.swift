import RestanteCore
import RestanteJSON
import Testing

/// What the bounds count for one event whose data is one digit.
private let digitEvent = 1 + ReplyBounds.overheadPerEvent

extension QueueScene {
  fileprivate func publishDigits(_ count: Int) async throws {
    try await publish((1...count).map { Self.occurrence("\($0)", data: .int($0)) })
  }

  fileprivate func claimReply(
    _ disposition: ClaimEvents.Disposition, limit: Int = 50, bounds: ReplyBounds
  ) async throws -> ClaimReply {
    try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("p"), limit: limit, disposition: disposition,
        bounds: bounds))
  }
}

extension StoreConformance {
  static let bounds: [[ConformanceCase]] = [
    ConformanceCase.both("a truncated claim returns as many events as are allowed") { scene in
      try await scene.publishDigits(5)
      let bounds = ReplyBounds(events: 2, bytes: 1 << 20, overflow: .truncate)
      #expect(try await scene.claim("p", bounds: bounds).numbers == [1, 2])
      #expect(try await scene.take(bounds: bounds).numbers == [3, 4])
      #expect(try await scene.states() == ["1 held by p", "2 held by p", "5 pending"])
    },
    ConformanceCase.both("a truncated claim returns as many events as fit the bytes") { scene in
      try await scene.publishDigits(5)
      let exact = ReplyBounds(events: 50, bytes: 2 * digitEvent, overflow: .truncate)
      #expect(try await scene.take(bounds: exact).numbers == [1, 2])
      let short = ReplyBounds(events: 50, bytes: 2 * digitEvent - 1, overflow: .truncate)
      #expect(try await scene.take(bounds: short).numbers == [3])
      #expect(try await scene.states() == ["4 pending", "5 pending"])
    },
    ConformanceCase.both("a truncated claim stops before the event that does not fit") { scene in
      try await scene.publish([
        QueueScene.occurrence("a", data: 1),
        QueueScene.occurrence("b", data: .string(String(repeating: "x", count: 2_000))),
        QueueScene.occurrence("c", data: 3),
      ])
      let bounds = ReplyBounds(events: 50, bytes: 1_000, overflow: .truncate)
      #expect(try await scene.take(bounds: bounds).numbers == [1])
    },
    ConformanceCase.both("a truncated claim always returns one event") { scene in
      try await scene.publishDigits(2)
      let bounds = ReplyBounds(events: 50, bytes: 0, overflow: .truncate)
      #expect(try await scene.take(bounds: bounds).numbers == [1])
    },
    ConformanceCase.both("a refused claim changes nothing") { scene in
      try await scene.publishDigits(3)
      let bounds = [
        ReplyBounds(events: 2, bytes: 1 << 20, overflow: .refuse),
        ReplyBounds(events: 50, bytes: 3 * digitEvent - 1, overflow: .refuse),
      ]
      for bounds in bounds {
        for disposition in [ClaimEvents.Disposition.take, .reserve(lease: nil)] {
          #expect(try await scene.claimReply(disposition, bounds: bounds) == .refusedBySize)
        }
      }
      #expect(try await scene.states() == ["1 pending", "2 pending", "3 pending"])
    },
    ConformanceCase.both("what the limit leaves out is not refused") { scene in
      try await scene.publishDigits(3)
      let bounds = ReplyBounds(events: 2, bytes: 2 * digitEvent, overflow: .refuse)
      let reply = try await scene.claimReply(.take, limit: 2, bounds: bounds)
      #expect(try reply.granted().numbers == [1, 2])
    },
    ConformanceCase.safe("a truncated second read removes only what it returned") { scene in
      try await scene.publishDigits(3)
      try await scene.claim("p")
      let bounds = ReplyBounds(events: 2, bytes: 1 << 20, overflow: .truncate)
      #expect(try await scene.reread("p", removing: true, bounds: bounds).numbers == [1, 2])
      #expect(try await scene.states() == ["3 held by p"])
    },
    ConformanceCase.both("a refused second read changes nothing") { scene in
      try await scene.publishDigits(2)
      try await scene.claim("p")
      let reply = try await scene.store.perform(
        ReadClaim(
          queue: scene.queue, mode: scene.mode, processID: ProcessID("p"), removes: true,
          bounds: ReplyBounds(events: 1, bytes: 1 << 20, overflow: .refuse)))
      #expect(reply == .refusedBySize)
      #expect(try await scene.states() == ["1 held by p", "2 held by p"])
    },
  ]
}
