import RestanteCore
import RestanteJSON
import Testing

/// An operation made of two that may throw after the first.
private struct PublishThenBind: StoreOperation {
  var publish: PublishEvents
  var bind: BindEvent
  var failsBetween = false
  var failsAtEnd = false

  func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
    let receipt = try publish.run(in: transaction)
    if failsBetween { throw StoreError(.unavailable, "between") }
    _ = try bind.run(in: transaction)
    if failsAtEnd { throw StoreError(.unavailable, "at the end") }
    return receipt
  }
}

/// An operation that returns the time at its start and at its end.
private struct ReadTimeTwice: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) -> [Timestamp] {
    [transaction.now, transaction.now]
  }
}

/// An operation that claims what it published itself.
private struct PublishThenTake: StoreOperation {
  var publish: PublishEvents
  var take: ClaimEvents

  func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
    _ = try publish.run(in: transaction)
    return try take.run(in: transaction)
  }
}

extension QueueScene {
  fileprivate func composed(_ key: String) -> PublishThenBind {
    PublishThenBind(
      publish: PublishEvents(
        portal: queue.portal, mode: mode, publications: [Self.occurrence(key)]),
      bind: BindEvent(
        portal: queue.portal, application: queue.application, event: Self.lead,
        target: .offline))
  }

  fileprivate func bindingCount() async throws -> Int {
    try await store.bindings(of: queue.application, on: queue.portal, actingAs: nil).count
  }
}

extension StoreConformance {
  static let atomicity: [[ConformanceCase]] = [
    ConformanceCase.both("an operation made of two does both") { scene in
      let receipt = try await scene.store.perform(scene.composed("a"))
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1))
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.bindingCount() == 2)
    },
    ConformanceCase.both("an operation that throws leaves nothing, numbers included") { scene in
      try await scene.publish("a")
      try await scene.advance(5)
      let before = try await scene.events()
      for (between, end) in [(true, false), (false, true)] {
        for key in ["a", "b"] {
          var operation = scene.composed(key)
          operation.failsBetween = between
          operation.failsAtEnd = end
          let failing = operation
          await #expect(throws: StoreError.self) { try await scene.store.perform(failing) }
        }
      }
      #expect(try await scene.events() == before)
      #expect(try await scene.bindingCount() == 1)
      try await scene.publish("b")
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.both("an operation that throws does not harm its neighbours") { scene in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 {
          group.addTask {
            if number.isMultiple(of: 3) {
              var operation = scene.composed("failing \(number)")
              operation.failsBetween = true
              let failing = operation
              await #expect(throws: StoreError.self) { try await scene.store.perform(failing) }
            } else {
              try await scene.publish("key \(number)")
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await scene.events().count == 40)
      #expect(Set(try await scene.events().numbers) == Set(1...40))
      #expect(try await scene.bindingCount() == 1)
    },
    ConformanceCase.both("an operation sees what it did before") { scene in
      let reply = try await scene.store.perform(
        PublishThenTake(
          publish: PublishEvents(
            portal: scene.queue.portal, mode: scene.mode,
            publications: [QueueScene.occurrence("a")]),
          take: ClaimEvents(
            queue: scene.queue, processID: ProcessID("p"), disposition: .take)))
      #expect(try reply.granted().numbers == [1])
      #expect(try await scene.states() == [])
    },
    ConformanceCase.plain("time stands still within an operation and follows the clock") {
      subject in
      let first = try await subject.store.perform(ReadTimeTwice())
      #expect(first[0] == first[1])
      try await subject.advance(seconds: 3)
      let second = try await subject.store.perform(ReadTimeTwice())
      #expect(second[0].milliseconds - first[0].milliseconds >= 3_000)
    },
  ]

  static let durability: [[ConformanceCase]] = [
    ConformanceCase.both("a reopened store knows every event in every state") { scene in
      try await scene.publishAssorted()
      let events = try await scene.events()
      let figures = try await scene.store.queueFigures(on: scene.queue.portal)
      try await scene.subject.reopen()
      #expect(try await scene.events() == events)
      #expect(try await scene.store.queueFigures(on: scene.queue.portal) == figures)
      #expect(try await scene.reread("worker").numbers == [1])
      #expect(try await scene.acknowledge("worker") == 1)
      #expect(try await scene.take(failed: true).numbers == [2])
      #expect(try await scene.take().numbers == [4, 3])
    },
    ConformanceCase.both("a reopened store goes on counting") { scene in
      try await scene.publish("a", "b")
      try await scene.take()
      try await scene.subject.reopen()
      try await scene.publish("a")
      #expect(try await scene.states() == ["3 pending"])
      try await scene.publish("a")
      #expect(try await scene.states() == ["3 pending"])
      _ = try await scene.bound(connector: "sync")
      let bindings = try await scene.store.bindings(
        of: scene.queue.application, on: scene.queue.portal, actingAs: nil)
      #expect(bindings.map(\.id.rawValue) == [1, 2])
    },
    ConformanceCase.both("a reopened store knows who everybody is") { scene in
      let fixture = scene.fixture
      let token = SecretHash(of: fixture.application.userToken)
      let key = SecretHash(of: "key")
      let code = SecretHash(of: "code")
      try await scene.store.perform(
        AddAPIKey(portal: fixture.portal.id, scope: .publish, key: key, lifetime: 100))
      try await scene.store.perform(
        AddWebhook(portal: fixture.portal.id, user: fixture.user.id, code: code, scopes: ["im"]))
      let grant = try await scene.store.accessGrant(token: token)
      let keyGrant = try await scene.store.apiKeyGrant(key: key)
      let clients = try await scene.store.clients(clientID: "local.first")
      try await scene.subject.reopen()
      #expect(try await scene.store.portals() == [fixture.portal])
      #expect(try await scene.store.user(fixture.user.id, on: fixture.portal.id) == fixture.user)
      #expect(try await scene.store.accessGrant(token: token) == grant)
      #expect(try await scene.store.apiKeyGrant(key: key) == keyGrant)
      #expect(try await scene.store.clients(clientID: "local.first") == clients)
      #expect(
        try await scene.store.webhookGrant(user: fixture.user.id, code: code)?.scopes == ["im"])
      #expect(grant != nil && keyGrant != nil && clients.count == 1)
    },
    ConformanceCase.both("exchanges of refresh tokens outlive a reopening") { scene in
      let rotate = { (presented: String, successor: String) in
        try await scene.store.perform(
          RotateTokens(
            presented: SecretHash(of: presented), clientID: "local.first",
            portals: [scene.fixture.portal.id],
            accessToken: SecretHash(of: "access \(successor)"),
            refreshToken: SecretHash(of: successor)))
      }
      let first = scene.fixture.application.userRefreshToken
      #expect(try await rotate(first, "second") != .invalid)
      try await scene.subject.reopen()
      #expect(try await rotate("second", "third") != .invalid)
      #expect(try await rotate(first, "late") == .reused)
    },
    ConformanceCase.both("a closed store refuses everything, and time goes on after reopening") {
      scene in
      try await scene.publish("a")
      let store = scene.store
      try await store.checkWritable()
      await store.close()
      let closed: (any Error) -> Bool = { ($0 as? StoreError)?.code == .closed }
      await #expect(performing: { try await store.checkWritable() }, throws: closed)
      await #expect(performing: { try await store.portals() }, throws: closed)
      await #expect(
        performing: {
          try await store.perform(EnsurePortal(domain: "late.example", memberID: "m"))
        }, throws: closed)
      try await scene.subject.reopen()
      try await scene.store.checkWritable()
      try await scene.advance(1)
      try await scene.publish("b")
      let times = try await scene.events().map(\.occurredAt)
      #expect(times.count == 2 && times == times.sorted() && Set(times).count == 2)
    },
  ]
}
