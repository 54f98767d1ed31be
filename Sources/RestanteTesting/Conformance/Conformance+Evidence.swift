import RestanteCore
import Testing

extension QueueScene {
  fileprivate func evidence() async throws -> QueueEvidence {
    try await store.evidence(of: queue)
  }

  /// The claims that hold events, as in `p 2 for 10`: how many events for how many more seconds.
  fileprivate func heldClaims() async throws -> [String] {
    let now = store.time.now().milliseconds
    return try await evidence().claims.map { claim in
      let end = claim.deadline.map { "for \(($0.milliseconds - now) / 1_000)" } ?? "for ever"
      return "\(claim.processID.text) \(claim.events) \(end)"
    }
  }

  /// Publishes under names, all in one operation.
  fileprivate func publish(names: [String]) async throws {
    try await publish(names.map { Publication(name: EventName(stored: $0)) })
  }

  /// The record of unbound names, as in `ONLEAD 2`.
  fileprivate func unbound() async throws -> [String] {
    try await evidence().unboundEvents.map { "\($0.name.text) \($0.tally.count)" }
  }

  fileprivate func publishOwn(_ count: Int) async throws {
    let own = EventOrigin(clientID: fixture.application.application.clientID)
    for _ in 0..<count { try await publish([Self.occurrence("a", origin: own)]) }
  }
}

extension StoreConformance {
  static let evidence: [[ConformanceCase]] = [
    ConformanceCase.both("where nothing happened there is no evidence") { scene in
      let evidence = try await scene.evidence()
      #expect(evidence == QueueEvidence())
    },
    ConformanceCase.both("claims are listed as long as they hold something") { scene in
      try await scene.publish("a", "b", "c", "d")
      try await scene.claim("q", limit: 1, lease: 20)
      try await scene.claim("p", limit: 2, lease: 10)
      try await scene.claim("r", limit: 1)
      #expect(try await scene.heldClaims() == ["p 2 for 10", "q 1 for 20", "r 1 for ever"])
      #expect(try await scene.evidence().claimCount == 3)
      try await scene.acknowledge("p", .ids(EventID.list(2)))
      try await scene.acknowledge("q")
      #expect(try await scene.heldClaims() == ["p 1 for 10", "r 1 for ever"])
      try await scene.advance(10)
      #expect(try await scene.heldClaims() == ["r 1 for ever"])
      #expect(try await scene.evidence().claimCount == 1)
    },
    ConformanceCase.both("a claim of failed events is a claim, a dead letter is none") { scene in
      try await scene.makeFailed("a")
      #expect(try await scene.heldClaims() == [])
      try await scene.claim("p", failed: true, lease: 10)
      #expect(try await scene.heldClaims() == ["p 1 for 10"])
    },
    ConformanceCase.safe("of many claims those that end first are listed, and all are counted") {
      scene in
      let many = QueueEvidence.maxClaims + 5
      for number in 0..<many {
        try await scene.publish("\(number)")
        try await scene.claim("p\(number)", limit: 1, lease: Int64(100 - number))
      }
      let evidence = try await scene.evidence()
      #expect(evidence.claimCount == Int64(many))
      let expected = (5..<many).reversed().map { ProcessID("p\($0)") }
      #expect(evidence.claims.map(\.processID) == expected)
    },
    ConformanceCase.safe("claims of other connectors are theirs") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publish("a")
      try await sync.claim("p", lease: 10)
      #expect(try await scene.heldClaims() == [])
      #expect(try await sync.heldClaims() == ["p 1 for 10"])
    },
    ConformanceCase.both("own changes are counted at their queue alone, across restarts") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publishOwn(2)
      try await scene.advance(5)
      try await scene.publishOwn(1)
      try await scene.subject.reopen()
      let now = scene.store.time.now().seconds
      #expect(
        try await scene.evidence().suppressed == PublicationTally(count: 3, lastAt: now))
      #expect(try await sync.evidence().suppressed == nil)
    },
    ConformanceCase.both("names that nobody bound are recorded, the latest first") { scene in
      try await scene.publish(names: ["ONA", "ONB", "ONA"])
      try await scene.advance(1)
      try await scene.publish(names: ["ONB", QueueScene.deal.text])
      try await scene.advance(1)
      try await scene.subject.reopen()
      #expect(try await scene.unbound() == ["ONB 2", "ONA 2"])
      #expect(
        try await scene.evidence().unboundEvents.map(\.tally.lastAt)
          == [1, 2].map { scene.store.time.now().seconds - $0 })
    },
    ConformanceCase.both("a name that somebody bound, even online, is not unbound") { scene in
      _ = try await scene.store.perform(
        BindEvent(
          portal: scene.queue.portal, application: scene.queue.application,
          event: QueueScene.lead,
          target: .online(handler: "https://handler.example/", user: nil), connector: ""))
      try await scene.publish(names: [QueueScene.lead.text, QueueScene.deal.text])
      #expect(try await scene.unbound() == [])
    },
    ConformanceCase.both("what is meant for one application is not missed by the others") { scene in
      _ = try await scene.store.perform(
        PublishEvents(
          portal: scene.queue.portal, mode: scene.mode,
          publications: [Publication(name: QueueScene.lead)], onlyFor: scene.queue.application))
      #expect(try await scene.unbound() == [])
    },
    ConformanceCase.both("what was recorded stays when the name is bound later") { scene in
      try await scene.publish(names: [QueueScene.lead.text])
      try await scene.fixture.application.bindOffline(QueueScene.lead, in: scene.store)
      try await scene.publish(names: [QueueScene.lead.text])
      #expect(try await scene.unbound() == ["\(QueueScene.lead.text) 1"])
    },
    ConformanceCase.both("the record is a portal's own") { scene in
      let other = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await scene.publish(names: ["ONA"])
      #expect(
        try await scene.store.evidence(of: other.application.queue()).unboundEvents == [])
    },
    ConformanceCase.both("the record is bounded: the name published longest ago makes room") {
      scene in
      let most = QueueEvidence.maxUnboundEvents
      let names = (100..<(100 + most)).map { "ON\($0)" }
      try await scene.publish(names: names)
      try await scene.advance(1)
      try await scene.publish(names: ["ON100", "ONNEW"])
      let expected = ["ON100 2", "ONNEW 1"] + names.dropFirst().dropLast().map { "\($0) 1" }
      #expect(try await scene.unbound() == expected)
    },
    ConformanceCase.safe("more names in one operation than the record holds") { scene in
      let names = (1_000..<1_250).map { "ON\($0)" }
      try await scene.publish(names: names.reversed())
      #expect(
        try await scene.unbound()
          == names.prefix(QueueEvidence.maxUnboundEvents).map { "\($0) 1" })
    },
    ConformanceCase.safe("what was noted about an application goes with what it left behind") {
      scene in
      let application = scene.queue.application
      try await scene.publishOwn(1)
      try await scene.publish(names: ["ONA"])
      _ = try await scene.store.perform(
        UninstallApplication(
          portal: scene.queue.portal, application: application, removesOptions: false,
          removesApplication: false, mode: .safe))
      while try await scene.store.perform(
        CleanUpApplication(portal: scene.queue.portal, application: application, limit: 1))
      {}
      #expect(try await scene.evidence().suppressed == nil)
      #expect(try await scene.unbound() == ["ONA 1"])
    },
    ConformanceCase.safe("a publication that is refused leaves no evidence") { scene in
      try await scene.limitDepth(to: 1, .refuse)
      await #expect(throws: StoreError.self) {
        try await scene.publish([
          Publication(name: QueueScene.lead), QueueScene.occurrence("a"),
          QueueScene.occurrence("b"),
        ])
      }
      #expect(try await scene.unbound() == [])
    },
  ]
}
