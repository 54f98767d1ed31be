import RestanteCore
import Testing

/// Doors, through which other portals' events come in.
extension StoreConformance {
  static let doors: [[ConformanceCase]] = [
    ConformanceCase.plain("doors are found by their code, listed in pages and revoked") { subject in
      let store = subject.store
      let portal = try await PortalFixture(in: store).portal
      let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example").portal
      let token = SecretHash(of: "token")
      let tokens: [DoorToken] = [.any, .expected(token), .learning]
      var expected: [CredentialID] = []
      for (number, rule) in tokens.enumerated() {
        let code = SecretHash(of: "code \(number)")
        expected.append(CredentialID(of: code))
        try await store.perform(
          AddDoor(
            portal: portal.id, code: code, token: rule, lifetime: number == 1 ? 60 : nil,
            label: "label \(number)"))
      }
      try await subject.reopen()
      let reopened = subject.store
      for (number, rule) in tokens.enumerated() {
        let grant = try await reopened.doorGrant(code: SecretHash(of: "code \(number)"))
        #expect(grant?.portal == portal && grant?.token == rule)
        #expect((grant?.expiresAt != nil) == (number == 1))
      }
      #expect(try await reopened.doorGrant(code: SecretHash(of: "code 9")) == nil)
      expected.sort()
      let first = try await reopened.doors(on: portal.id, after: nil, limit: 2)
      let rest = try await reopened.doors(on: portal.id, after: first.last?.id, limit: 9)
      #expect((first + rest).map(\.id) == expected && first.count == 2)
      let id = CredentialID(of: SecretHash(of: "code 1"))
      let shown = try #require((first + rest).first { $0.id == id })
      let made = try #require(shown.createdAt)
      #expect(
        shown
          == DoorRecord(
            id: id, token: .expected(token), label: "label 1", createdAt: made,
            expiresAt: made.adding(seconds: 60)))
      #expect(try await reopened.doors(on: elsewhere.id, after: nil, limit: 9) == [])
      #expect(try await reopened.perform(RevokeDoor(portal: elsewhere.id, id: id)) == false)
      #expect(try await reopened.perform(RevokeDoor(portal: portal.id, id: id)))
      #expect(try await reopened.perform(RevokeDoor(portal: portal.id, id: id)) == false)
      #expect(try await reopened.doorGrant(code: SecretHash(of: "code 1")) == nil)
      #expect(try await reopened.doors(on: portal.id, after: nil, limit: 9).count == 2)
    },
    ConformanceCase.safe("what comes through a door is published on its portal") { scene in
      let code = try await scene.addDoor()
      let outcome = try await scene.come(code, "a", body: "1")
      #expect(outcome == .taken([1, 1]))
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("an equal body has no second effect for ten minutes") { scene in
      let code = try await scene.addDoor()
      #expect(try await scene.come(code, "a", body: "1") == .taken([1, 1]))
      try await scene.take()
      try await scene.subject.reopen()
      try await scene.advance(599)
      #expect(try await scene.come(code, "a", body: "1") == .repeated([1, 1]))
      #expect(try await scene.come(code, "b", body: "2") == .taken([1, 1]))
      #expect(try await scene.events().count == 1)
      try await scene.advance(1)
      #expect(try await scene.come(code, "a", body: "1") == .taken([1, 1]))
      #expect(try await scene.events().count == 2)
    },
    ConformanceCase.safe("a delivery that is named has no second effect for a day") { scene in
      let code = try await scene.addDoor()
      #expect(try await scene.come(code, "a", body: "1", delivery: "d") == .taken([1, 1]))
      try await scene.take()
      try await scene.advance(86_399)
      #expect(try await scene.come(code, "a", body: "2", delivery: "d") == .repeated([1, 1]))
      #expect(try await scene.events().isEmpty)
      try await scene.advance(1)
      #expect(try await scene.come(code, "a", body: "2", delivery: "d") == .taken([1, 1]))
    },
    ConformanceCase.safe("deliveries that are named apart are events of their own") { scene in
      let code = try await scene.addDoor()
      #expect(try await scene.come(code, "a", body: "1", delivery: "d") == .taken([1, 1]))
      try await scene.take()
      #expect(try await scene.come(code, "a", body: "1", delivery: "e") == .taken([1, 1]))
      #expect(try await scene.events().count == 1)
    },
    ConformanceCase.safe("doors tell repeats apart, each for itself") { scene in
      let codes = [try await scene.addDoor("one"), try await scene.addDoor("two")]
      for (code, key) in zip(codes, ["a", "b"]) {
        #expect(try await scene.come(code, key, body: "1", delivery: "d") == .taken([1, 1]))
      }
    },
    ConformanceCase.safe("a door with a token refuses others, repeats included") { scene in
      let code = try await scene.addDoor(token: .expected(SecretHash(of: "t")))
      for token in [nil, "", "T", "t "] {
        #expect(try await scene.come(code, "a", body: "1", token: token) == .refused)
      }
      #expect(try await scene.come(code, "a", body: "1", token: "t") == .taken([1, 1]))
      #expect(try await scene.come(code, "a", body: "1", token: "u") == .refused)
      #expect(try await scene.come(code, "a", body: "1", token: "t") == .repeated([1, 1]))
      #expect(try await scene.events().count == 1)
    },
    ConformanceCase.safe("a door learns the token of the first ONAPPINSTALL, and only of that") {
      scene in
      let install = EventName(stored: "ONAPPINSTALL")
      let code = try await scene.addDoor(token: .learning)
      #expect(try await scene.come(code, "a", body: "1", token: "other") == .taken([1, 1]))
      #expect(try await scene.store.doorGrant(code: code)?.token == .learning)
      #expect(try await scene.come(code, "b", body: "2", name: install) == .taken([1, 0]))
      #expect(try await scene.store.doorGrant(code: code)?.token == .learning)
      let lesson = try await scene.come(code, "b", body: "3", token: "t", name: install)
      #expect(lesson == .taken([1, 0]))
      try await scene.subject.reopen()
      let learnt = DoorToken.expected(SecretHash(of: "t"))
      #expect(try await scene.store.doorGrant(code: code)?.token == learnt)
      #expect(try await scene.come(code, "c", body: "4", token: "u", name: install) == .refused)
      #expect(try await scene.come(code, "c", body: "5", token: "t") == .taken([1, 1]))
      #expect(try await scene.store.doorGrant(code: code)?.token == learnt)
      let log = try await scene.store.auditRecords(on: scene.queue.portal, before: nil, limit: 9)
      #expect(log.map(\.entry.action) == ["door.learn"])
    },
    ConformanceCase.safe("a door that is revoked or over takes nothing") { scene in
      let revoked = try await scene.addDoor("revoked")
      _ = try await scene.store.perform(
        RevokeDoor(portal: scene.queue.portal, id: CredentialID(of: revoked)))
      #expect(try await scene.come(revoked, "a", body: "1") == .closed)
      let over = try await scene.addDoor("over", lifetime: 60)
      try await scene.advance(60)
      #expect(try await scene.come(over, "a", body: "1") == .closed)
      #expect(try await scene.events().isEmpty)
    },
    ConformanceCase.safe("where no more can be remembered, events come in all the same") { scene in
      let code = try await scene.addDoor()
      let records = DoorRecords(
        portal: scene.queue.portal, code: code, body: [1], delivery: nil)
      let large = [UInt8](repeating: 0, count: IdempotencyRecord.maxBytes)
      try await scene.store.perform(KeepReply(key: records.keys[0].key, reply: large))
      for number in 1...2 {
        #expect(try await scene.come(code, "a", body: "x") == .taken([1, 1]))
        #expect(try await scene.take().count == 1, "\(number)")
      }
    },
  ]
}

extension QueueScene {
  /// Adds a door to the portal; returns the hash of its code.
  fileprivate func addDoor(
    _ code: String = "code", token: DoorToken = .any, lifetime: Int64? = nil
  ) async throws -> SecretHash {
    let hash = SecretHash(of: code)
    try await store.perform(
      AddDoor(portal: queue.portal, code: hash, token: token, lifetime: lifetime))
    return hash
  }

  /// Lets an event with a key come through a door; the reply is how many were accepted and queued.
  fileprivate func come(
    _ code: SecretHash, _ key: String, body: String, delivery: String? = nil,
    token: String? = nil, name: EventName = deal
  ) async throws -> TakeThroughDoor.Outcome {
    let publication = Publication(name: name, messageID: Self.messageID(key))
    return try await store.perform(
      TakeThroughDoor(
        code: code, token: token,
        publishing: PublishEvents(portal: queue.portal, mode: mode, publications: [publication]),
        records: DoorRecords(
          portal: queue.portal, code: code, body: Array(body.utf8), delivery: delivery),
        reply: { [UInt8($0.accepted), UInt8($0.queued)] }))
  }
}

/// Keeps a reply for an attempt.
private struct KeepReply: StoreOperation {
  var key: IdempotencyKey
  var reply: [UInt8]

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.keep(IdempotencyRecord(fingerprint: [], reply: reply), for: key)
  }
}
