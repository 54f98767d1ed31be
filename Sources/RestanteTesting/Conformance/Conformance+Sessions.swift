import RestanteCore
import Testing

/// Sessions of the console.
extension StoreConformance {
  static let sessions: [[ConformanceCase]] = [
    ConformanceCase.plain("sessions are found by their secret and portal, listed and ended") {
      subject in
      let portal = try await PortalFixture(in: subject.store).portal.id
      let key = ConsoleSession.Holder.key(SecretHash(of: "key"))
      let user = ConsoleSession.Holder.user(UserID(rawValue: 7), password: "mark")
      for (secret, holder) in [("a", user), ("b", key), ("c", user)] {
        try await subject.store.perform(open(secret, holder, on: portal))
      }
      try await subject.store.perform(open("d", key, on: .server))
      try await subject.reopen()
      let store = subject.store
      let found = try #require(try await store.consoleSession(SecretHash(of: "a"), on: portal))
      #expect(
        found
          == ConsoleSession(
            id: CredentialID(of: SecretHash(of: "a")), portal: portal, holder: user,
            createdAt: found.createdAt, seenAt: found.createdAt,
            expiresAt: found.createdAt.adding(seconds: ConsoleSession.lifetime),
            address: "203.0.113.1", browser: "Browser/1"))
      #expect(try await store.consoleSession(SecretHash(of: "b"), on: portal)?.holder == key)
      #expect(try await store.consoleSession(SecretHash(of: "b"), on: .server) == nil)
      #expect(try await store.consoleSession(SecretHash(of: "d"), on: portal) == nil)

      let first = try await store.consoleSessions(on: portal, after: nil, limit: 2)
      let rest = try await store.consoleSessions(on: portal, after: first.last?.id, limit: 9)
      let expected = ["a", "b", "c"].map { CredentialID(of: SecretHash(of: $0)) }.sorted()
      #expect(first.count == 2 && (first + rest).map(\.id) == expected)
      #expect(try await store.consoleSessions(on: .server, after: nil, limit: 9).count == 1)

      let end = EndSession(portal: portal, id: found.id)
      #expect(try await store.perform(EndSession(portal: .server, id: found.id)) == false)
      #expect(try await store.perform(end))
      #expect(try await store.perform(end) == false)
      #expect(try await store.consoleSession(SecretHash(of: "a"), on: portal) == nil)
    },
    ConformanceCase.plain("sessions in use last longer, but not for ever") { subject in
      let store = subject.store
      let portal = try await PortalFixture(in: store).portal.id
      let secret = SecretHash(of: "a")
      try await store.perform(open("a", .key(SecretHash(of: "key")), on: portal))
      try await subject.advance(seconds: 60)
      try await store.perform(NoteSession(portal: portal, secret: secret))
      let session = try #require(try await store.consoleSession(secret, on: portal))
      #expect(session.seenAt.seconds - session.createdAt.seconds >= 60)
      #expect(!session.isToBeNoted(at: session.seenAt.adding(seconds: 59)))
      #expect(session.isToBeNoted(at: session.seenAt.adding(seconds: 60)))
      #expect(!session.isOver(at: session.seenAt.adding(seconds: 3_599)))
      #expect(session.isOver(at: session.seenAt.adding(seconds: 3_600)))
      var busy = session
      busy.seenAt = session.expiresAt
      #expect(busy.isOver(at: busy.seenAt))
      #expect(try await store.perform(RemoveExpiredCredentials(portal: portal)) == 0)
      try await subject.advance(seconds: ConsoleSession.lifetime)
      #expect(try await store.perform(RemoveExpiredCredentials(portal: portal)) > 0)
      #expect(try await store.consoleSession(secret, on: portal) == nil)
    },
    ConformanceCase.plain("a holder's oldest sessions end where there are too many") { subject in
      let store = subject.store
      let portal = try await PortalFixture(in: store).portal.id
      let user = UserID(rawValue: 7)
      try await store.perform(open("other", .key(SecretHash(of: "key")), on: portal))
      for number in 0..<ConsoleSession.maxPerHolder + 2 {
        // A user who changed the password is the same holder.
        try await store.perform(
          open("\(number)", .user(user, password: "mark \(number)"), on: portal))
        try await subject.advance(seconds: 1)
      }
      for (secret, isThere) in [("0", false), ("1", false), ("2", true), ("51", true)] {
        let session = try await store.consoleSession(SecretHash(of: secret), on: portal)
        #expect((session != nil) == isThere, "\(secret)")
      }
      #expect(try await store.consoleSession(SecretHash(of: "other"), on: portal) != nil)
    },
  ]

  private static func open(
    _ secret: String, _ holder: ConsoleSession.Holder, on portal: PortalID
  ) -> OpenSession {
    OpenSession(
      portal: portal, secret: SecretHash(of: secret), holder: holder, address: "203.0.113.1",
      browser: "Browser/1")
  }
}
