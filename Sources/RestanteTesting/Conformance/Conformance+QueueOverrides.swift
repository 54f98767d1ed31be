import RestanteCore
import Testing

extension StoreConformance {
  static let queueChoices: [[ConformanceCase]] = [
    ConformanceCase.safe("an application's own choice counts before its portal's") { scene in
      let policy = RetryPolicy(firstDelay: 5, factor: 3, longestDelay: 50, jitter: 0, attempts: 4)
      let limit = DepthLimit(events: 9, overflow: .refuse)
      let defaults = try await scene.configurePortal(
        QueueOverrideChanges(
          lease: .set(60), maxAttempts: .set(7), history: .set(100),
          retry: .set(policy), depthLimit: .set(limit)))
      #expect(
        try await scene.configure(QueueOverrideChanges()).settings
          == QueueSettings(
            lease: 60, maxAttempts: 7, history: 100, retry: policy, depthLimit: limit))
      let own = try await scene.configure(
        QueueOverrideChanges(
          lease: .set(61), maxAttempts: .set(nil), history: .set(0),
          retry: .set(nil), depthLimit: .set(nil)))
      #expect(own.settings == QueueSettings(lease: 61, history: 0))
      #expect(own.overrides.maxAttempts == .set(nil))
      let portal = try await scene.store.portal(domain: scene.fixture.portal.domain)
      #expect(portal?.queueDefaults == defaults)
    },
    ConformanceCase.safe("a choice can be left open again") { scene in
      try await scene.configurePortal(QueueOverrideChanges(maxAttempts: .set(7)))
      try await scene.configure(QueueOverrideChanges(lease: .set(5), maxAttempts: .set(3)))
      let open = try await scene.configure(QueueOverrideChanges(maxAttempts: .open))
      #expect(open.settings == QueueSettings(lease: 5, maxAttempts: 7))
      #expect(open.overrides == QueueOverrides(lease: .set(5)))
      try await scene.configurePortal(QueueOverrideChanges(maxAttempts: .open))
      #expect(try await scene.configure(QueueOverrideChanges()).settings == QueueSettings(lease: 5))
    },
    ConformanceCase.safe("overrides show wherever portal and application do, and outlive a restart")
    {
      scene in
      let policy = RetryPolicy()
      let limit = DepthLimit(events: 3, overflow: .deadLetter)
      try await scene.configure(
        QueueOverrideChanges(retry: .set(policy), depthLimit: .set(limit)))
      try await scene.configurePortal(QueueOverrideChanges(history: .set(12)))
      try await scene.subject.reopen()
      let grant = try #require(
        try await scene.store.accessGrant(
          token: SecretHash(of: scene.fixture.application.userToken)))
      #expect(
        QueueSettings(
          application: grant.application.queueChoices, portal: grant.portal.queueDefaults)
          == QueueSettings(history: 12, retry: policy, depthLimit: limit))
      let client = try #require(try await scene.store.clients(clientID: "local.first").first)
      #expect(client.portal.queueDefaults == grant.portal.queueDefaults)
      #expect(client.application.queueChoices == grant.application.queueChoices)
      #expect(try await scene.store.portals().map(\.queueDefaults) == [grant.portal.queueDefaults])
    },
    ConformanceCase.safe("a portal's choice reaches its applications and no other portal's") {
      scene in
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      let foreign = scene.with(elsewhere.application.queue())
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      try await scene.configurePortal(QueueOverrideChanges(lease: .set(9)))
      let own = try await scene.with(second.queue()).configure(QueueOverrideChanges())
      #expect(own.settings.lease == 9)
      #expect(try await foreign.configure(QueueOverrideChanges()).settings == QueueSettings())
    },
    ConformanceCase.safe("leases that were over end by the portal's settings of then") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      try await scene.configurePortal(QueueOverrideChanges(maxAttempts: .set(1)))
      #expect(try await scene.states() == ["1 pending"])
      try await scene.claim("q", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed"])
    },
  ]
}
