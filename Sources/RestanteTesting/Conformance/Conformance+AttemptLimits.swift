import RestanteCore
import Testing

extension QueueScene {
  @discardableResult
  fileprivate func configure(
    lease: Int64? = nil, _ limit: Override<Int64?>? = nil
  ) async throws -> QueueSettings {
    try await configure(
      QueueOverrideChanges(lease: lease.map { .set($0) }, maxAttempts: limit)
    ).settings
  }

  /// Claims everything and lets the lease end.
  fileprivate func letExpire(_ processID: String, failed: Bool = false) async throws {
    try await claim(processID, failed: failed, lease: 10)
    try await advance(10)
  }
}

extension StoreConformance {
  static let attemptLimits: [[ConformanceCase]] = [
    ConformanceCase.safe("an application's settings begin with an hour and no limit") { scene in
      let unchanged = try await scene.configure()
      #expect(unchanged == QueueSettings(lease: 3600, maxAttempts: nil))
      #expect(scene.fixture.application.application.queueChoices == QueueOverrides())
    },
    ConformanceCase.safe("settings change one by one and show wherever the application does") {
      scene in
      let grant = {
        try await scene.store.accessGrant(
          token: SecretHash(of: scene.fixture.application.userToken))
      }
      #expect(try await grant()?.application.queueChoices == QueueOverrides())
      try await scene.configure(lease: 60)
      try await scene.configure(.set(3))
      let expected = QueueOverrides(lease: .set(60), maxAttempts: .set(3))
      #expect(try await grant()?.application.queueChoices == expected)
      let application = try await scene.store.application(
        clientID: "local.first", on: scene.queue.portal)
      #expect(application?.queueChoices == expected)
      try await scene.subject.reopen()
      #expect(try await scene.configure() == QueueSettings(lease: 60, maxAttempts: 3))
      #expect(try await scene.configure(.set(nil)) == QueueSettings(lease: 60))
    },
    ConformanceCase.safe("without a limit an event comes back however often") { scene in
      try await scene.publish("a")
      for round in 1...20 { try await scene.letExpire("p\(round)") }
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.events().map(\.attempts) == [20])
    },
    ConformanceCase.safe("with all its attempts had an event becomes a dead letter") { scene in
      try await scene.configure(.set(2))
      try await scene.publish("a")
      let start = try await scene.event(1).occurredAt
      try await scene.letExpire("p")
      #expect(try await scene.states() == ["1 pending"])
      try await scene.letExpire("q")
      try await scene.advance(100)
      #expect(try await scene.states() == ["1 failed"])
      let event = try await scene.event(1)
      #expect(event.attempts == 2 && event.reason == "lease expired")
      #expect(event.failedAt == start + 20, "it failed when the lease was over")
    },
    ConformanceCase.safe("attempts that failed count for the limit") { scene in
      try await scene.configure(.set(2))
      try await scene.makeFailed("a")
      try await scene.publish("a")
      try await scene.letExpire("p")
      #expect(try await scene.states() == ["1 failed"])
    },
    ConformanceCase.safe("a dead letter by the limit leaves a newer pending copy") { scene in
      try await scene.configure(.set(1))
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.publish("a")
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
    },
    ConformanceCase.safe("a dead letter by the limit merges into a failed copy") { scene in
      try await scene.configure(.set(1))
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("q", "a", reason: "bad")
      try await scene.advance(10)
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.events().map(\.reason) == ["lease expired"])
    },
    ConformanceCase.safe("a failed event keeps its reason when its claim ends") { scene in
      try await scene.configure(.set(1))
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a", reason: "bad")
      try await scene.letExpire("q", failed: true)
      #expect(try await scene.events().map(\.reason) == ["bad"])
      #expect(try await scene.events().map(\.attempts) == [2])
    },
    ConformanceCase.safe("who came too late may still act on the dead letter") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", lease: 10)
      try await scene.configure(.set(1))
      try await scene.advance(10)
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 1)
      #expect(try await scene.fail("p", "b", reason: "late") == 1)
      #expect(try await scene.events().map(\.reason) == ["late", "lease expired"])
      #expect(try await scene.reread("p", failed: true, lease: 10).numbers == [3])
    },
    ConformanceCase.safe("a limit counts only for leases that end after it was set") { scene in
      try await scene.publish("a")
      try await scene.letExpire("p")
      try await scene.configure(.set(1))
      #expect(try await scene.states() == ["1 pending"])
      try await scene.letExpire("q")
      #expect(try await scene.states() == ["1 failed"])
    },
  ]
}
