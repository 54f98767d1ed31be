import RestanteCore
import Testing

extension QueueScene {
  fileprivate func key(_ value: String, method: String = "get") -> IdempotencyKey {
    IdempotencyKey(
      portal: queue.portal, owner: .application(queue.application), method: method, value: value)
  }

  /// Takes an event under a key; the reply is the event's number.
  fileprivate func takeOnce(
    _ key: IdempotencyKey, fingerprint: UInt8 = 1, maxBytes: Int = 100_000
  ) async throws -> Idempotent<ClaimEvents>.Outcome {
    try await store.perform(
      Idempotent(
        key: key, fingerprint: [fingerprint], maxBytes: maxBytes,
        operation: ClaimEvents(
          queue: queue, processID: ProcessID("p"), limit: 1, disposition: .take)
      ) { reply in
        guard case .events(let events) = reply, let event = events.first else { return nil }
        return [UInt8(event.id.rawValue)]
      })
  }
}

extension Idempotent.Outcome {
  /// The outcome as text, to compare it with.
  fileprivate var shown: String {
    switch self {
    case .done(let reply, _): "done \(reply)"
    case .replayed(let reply): "replayed \(reply)"
    case .notKept: "not kept"
    case .reused: "reused"
    case .full: "full"
    }
  }
}

extension StoreConformance {
  static let idempotency: [[ConformanceCase]] = [
    ConformanceCase.safe("a repeated attempt answers the same and takes nothing") { scene in
      try await scene.publish("a", "b")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "replayed [1]")
      #expect(try await scene.events().map(\.id.rawValue) == [2])
    },
    ConformanceCase.safe("an attempt is remembered across a restart") { scene in
      try await scene.publish("a", "b")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
      try await scene.subject.reopen()
      #expect(try await scene.takeOnce(scene.key("k")).shown == "replayed [1]")
    },
    ConformanceCase.safe("a key used for something else is refused and changes nothing") { scene in
      try await scene.publish("a", "b")
      #expect(try await scene.takeOnce(scene.key("k"), fingerprint: 1).shown == "done [1]")
      #expect(try await scene.takeOnce(scene.key("k"), fingerprint: 2).shown == "reused")
      #expect(try await scene.events().count == 1)
    },
    ConformanceCase.safe("keys of other methods, owners and portals are other keys") { scene in
      try await scene.publish("a", "b", "c", "d")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
      #expect(try await scene.takeOnce(scene.key("k", method: "clear")).shown == "done [2]")
      var other = scene.key("k")
      other.owner = .apiKey(SecretHash(of: "key"))
      #expect(try await scene.takeOnce(other).shown == "done [3]")
      other = scene.key("k")
      other.portal = PortalID(rawValue: 99)
      #expect(try await scene.takeOnce(other).shown == "done [4]")
    },
    ConformanceCase.safe("what is not kept can be tried again") { scene in
      #expect(try await scene.takeOnce(scene.key("k")).shown == "not kept")
      try await scene.publish("a")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
    },
    ConformanceCase.safe("an attempt is forgotten after a day") { scene in
      try await scene.publish("a", "b")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
      try await scene.subject.advance(seconds: IdempotencyRecord.lifetime - 1)
      #expect(try await scene.takeOnce(scene.key("k")).shown == "replayed [1]")
      try await scene.subject.advance(seconds: 1)
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [2]")
      #expect(try await scene.takeOnce(scene.key("k")).shown == "replayed [2]")
    },
    ConformanceCase.safe("an owner without room is refused before anything happens") { scene in
      try await scene.publish("a", "b", "c", "d", "e", "f", "g")
      let room = 5 * (1 + IdempotencyRecord.overhead)
      for number in 1...5 {
        let outcome = try await scene.takeOnce(scene.key("k\(number)"), maxBytes: room)
        #expect(outcome.shown == "done [\(number)]")
      }
      #expect(try await scene.takeOnce(scene.key("k6"), maxBytes: room).shown == "full")
      #expect(try await scene.takeOnce(scene.key("k1"), maxBytes: room).shown == "replayed [1]")
      #expect(try await scene.events().map(\.id.rawValue) == [6, 7])
      try await scene.subject.advance(seconds: IdempotencyRecord.lifetime)
      #expect(try await scene.takeOnce(scene.key("k6"), maxBytes: room).shown == "done [6]")
      #expect(try await scene.takeOnce(scene.key("k7"), maxBytes: 1).shown == "full")
    },
    ConformanceCase.safe("an attempt that throws leaves neither effect nor record") { scene in
      struct Failing: StoreOperation {
        let claim: ClaimEvents
        func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
          _ = try transaction.claim(claim)
          throw StoreError(.unavailable, "on purpose")
        }
      }
      try await scene.publish("a")
      let claim = ClaimEvents(
        queue: scene.queue, processID: ProcessID("p"), limit: 1, disposition: .take)
      await #expect(throws: StoreError.self) {
        _ = try await scene.store.perform(
          Idempotent(
            key: scene.key("k"), fingerprint: [1], operation: Failing(claim: claim)
          ) { _ in [0] })
      }
      #expect(try await scene.takeOnce(scene.key("k")).shown == "done [1]")
    },
  ]
}
