import RestanteCore

extension ModelTransaction {
  func confirmTokens(_ accessToken: SecretHash) throws(StoreError) {
    guard let index = state.accessTokens.firstIndex(where: { $0.token == accessToken }),
      let predecessor = state.accessTokens[index].predecessor
    else { return }
    spendRefreshToken(predecessor)
    state.accessTokens[index].predecessor = nil
  }

  func removeTokens(_ selection: TokenSelection, on portal: PortalID) throws(StoreError) -> Int {
    if case .person(let user) = selection {
      state.codes.removeAll { $0.portal == portal && $0.user == user && !$0.isRedeemed }
    }
    let before = state.accessTokens.count + state.refreshTokens.count
    state.accessTokens.removeAll {
      $0.scope.portal == portal && selection.includes($0.token, $0.scope)
    }
    state.refreshTokens.removeAll {
      $0.scope.portal == portal && selection.includes($0.token, $0.scope)
    }
    return before - state.accessTokens.count - state.refreshTokens.count
  }

  func removeWebhook(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    let before = state.webhooks.count
    state.webhooks.removeAll { $0.portal == portal && CredentialID(of: $0.code) == id }
    return state.webhooks.count < before
  }

  func replaceWebhook(
    _ id: CredentialID, by code: SecretHash, on portal: PortalID
  ) throws(StoreError) -> UserID? {
    let index = state.webhooks.firstIndex {
      $0.portal == portal && CredentialID(of: $0.code) == id
    }
    guard let index else { return nil }
    state.webhooks[index].code = code
    state.webhooks[index].createdAt = now
    return state.webhooks[index].user
  }

  func replaceAPIKey(
    _ id: CredentialID, by key: SecretHash, on portal: PortalID
  ) throws(StoreError) -> APIKeyScope? {
    let index = state.apiKeys.firstIndex { $0.portal == portal && CredentialID(of: $0.key) == id }
    guard let index else { return nil }
    state.apiKeys[index].key = key
    state.apiKeys[index].createdAt = now
    return state.apiKeys[index].scope
  }

  func removeAPIKey(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    let before = state.apiKeys.count
    state.apiKeys.removeAll { $0.portal == portal && CredentialID(of: $0.key) == id }
    return state.apiKeys.count < before
  }

  /// Removes one kind of things at a time, whatever the limit: that it takes several steps, and
  /// that nothing is left after the last, is what counts.
  func removeRemains(
    of application: ApplicationID?, on portal: PortalID, withOptions: Bool, limit: Int
  ) throws(StoreError) -> Int {
    let isMeant = { (other: PortalID, owner: ApplicationID?) in
      other == portal && (application == nil || owner == application)
    }
    var steps: [() -> Void] = [
      { self.removeQueues(where: isMeant) },
      { self.removeHandlers(of: application, on: portal) },
      { self.state.bindings.removeAll { isMeant($0.portal, $0.binding.application) } },
      { self.removeEvidence(of: application, on: portal) },
      { self.state.accessTokens.removeAll { isMeant($0.scope.portal, $0.scope.application) } },
      { self.state.refreshTokens.removeAll { isMeant($0.scope.portal, $0.scope.application) } },
      { self.state.codes.removeAll { isMeant($0.portal, $0.application) } },
      { self.removeKeptReplies(where: isMeant) },
    ]
    if withOptions {
      steps.append {
        self.state.options = self.state.options.filter {
          !isMeant($0.key.portal, $0.key.application)
        }
      }
    }
    if application == nil { steps.append { self.removeAll(of: portal) } }
    let before = state.rowCount
    for step in steps where state.rowCount == before { step() }
    return before - state.rowCount
  }

  func removeQueues(where isMeant: (PortalID, ApplicationID?) -> Bool) {
    for (key, queue) in state.queues where isMeant(key.portal, key.application) {
      state.counts[.removed] += Int64(queue.copies.count)
    }
    state.queues = state.queues.filter { !isMeant($0.key.portal, $0.key.application) }
  }

  func removeKeptReplies(where isMeant: (PortalID, ApplicationID?) -> Bool) {
    state.idempotencyRecords = state.idempotencyRecords.filter { key, _ in
      guard case .application(let owner) = key.owner else { return !isMeant(key.portal, nil) }
      return !isMeant(key.portal, owner)
    }
  }

  /// What belongs to a portal but to none of its applications.
  private func removeAll(of portal: PortalID) {
    for application in state.applications.map(\.application) where application.portal == portal {
      state.lastEventIDs[ModelApplicationKey(portal: portal, application: application.id)] = nil
    }
    state.applications.removeAll { $0.application.portal == portal }
    state.users.removeAll { $0.portal == portal }
    state.passwords = state.passwords.filter { $0.key.portal != portal }
    state.webhooks.removeAll { $0.portal == portal }
    state.doors.removeAll { $0.portal == portal }
    state.sessions.removeAll { $0.session.portal == portal }
    state.samples = state.samples.filter { $0.key.portal != portal }
    state.apiKeys.removeAll { $0.portal == portal }
    state.eventNames[portal] = nil
    state.auditLogs[portal] = nil
    state.lastBindingIDs[portal] = nil
    state.lastUserIDs[portal] = nil
    state.lastApplicationIDs[portal] = nil
    state.lastAuditNumbers[portal] = nil
  }

  func removeApplication(_ id: ApplicationID, on portal: PortalID) throws(StoreError) {
    state.applications.removeAll {
      $0.application.portal == portal && $0.application.id == id
    }
    state.options = state.options.filter {
      $0.key.portal != portal || $0.key.application != id
    }
    state.lastEventIDs[ModelApplicationKey(portal: portal, application: id)] = nil
  }

  func removePortal(_ id: PortalID) throws(StoreError) {
    state.portals.removeAll { $0.id == id }
  }
}

extension TokenSelection {
  fileprivate func includes(_ token: SecretHash, _ scope: ModelTokenScope) -> Bool {
    switch self {
    case .id(let id): CredentialID(of: token) == id
    case .application(let application): scope.application == application
    case .person(let user): scope.user == user
    case .user(let user, of: let application):
      scope.user == user && scope.application == application
    case .code(let code): scope.code == code
    }
  }
}

extension ModelState {
  /// How many things there are that can be removed.
  fileprivate var rowCount: Int {
    bindings.count + queues.values.reduce(0) { $0 + 1 + $1.copies.count } + accessTokens.count
      + refreshTokens.count + codes.count + idempotencyRecords.count + options.count
      + applications.count + users.count + webhooks.count + apiKeys.count + eventNames.count
      + auditLogs.count + suppressions.count + unboundEvents.count
      + handlers.values.reduce(0) { $0 + 1 + $1.items.count } + outgoingWebhooks.count
  }
}
