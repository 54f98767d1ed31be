import RestanteCore

/// A session of the console, with the hash of its secret.
struct ModelSession: Sendable {
  var secret: SecretHash
  var session: ConsoleSession
}

extension ModelTransaction {
  func addSession(_ session: ConsoleSession, secret: SecretHash) throws(StoreError) {
    state.sessions.append(ModelSession(secret: secret, session: session))
  }

  func noteSession(_ secret: SecretHash, on portal: PortalID) throws(StoreError) {
    for index in state.sessions.indices
    where state.sessions[index].secret == secret && state.sessions[index].session.portal == portal {
      state.sessions[index].session.seenAt = now
    }
  }

  func removeOldestSessions(
    of holder: ConsoleSession.Holder, on portal: PortalID, keeping count: Int
  ) throws(StoreError) {
    let others = state.sessions.filter {
      $0.session.portal == portal && $0.session.holder.isSame(as: holder)
    }.sorted { $0.session.createdAt > $1.session.createdAt }
    let removed = Set(others.dropFirst(count).map(\.secret))
    state.sessions.removeAll { $0.session.portal == portal && removed.contains($0.secret) }
  }

  func removeSession(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    let before = state.sessions.count
    state.sessions.removeAll { $0.session.portal == portal && $0.session.id == id }
    return state.sessions.count < before
  }
}

extension ConsoleSession.Holder {
  /// Whether two sessions are of the same user or key, whatever the user's password was.
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.user(let mine, _), .user(let theirs, _)): mine == theirs
    case (.key(let mine), .key(let theirs)): mine == theirs
    case (.user, .key), (.key, .user): false
    }
  }
}
