/// Whose turn it is.
extension DeliveryRows {
  /// Claims deliveries whose turn it is.
  public func claim(_ operation: ClaimDeliveries) throws(StoreError) -> ClaimedDeliveries {
    guard operation.limit > 0, let portal = try currentPortal(operation.portal),
      portal.settings.state == .active
    else { return ClaimedDeliveries() }
    let due = try dueHandlers(on: portal.id, limit: operation.limit)
    guard !due.isEmpty else { return ClaimedDeliveries(portal: portal) }
    let owners = Set(due.map(\.application)).subtracting([.portal])
    let applications = try applications(owners, on: portal.id)
    var turns = try turns(of: due, applications, operation)
    let selected = try deliveries(
      turns.handlers.compactMapValues { turns.selections[$0.id] }, on: portal.id)
    var claimed: [BindingID: [DeliveryRow]] = [:]
    for handler in due.map(\.id) where turns.selections[handler] != nil {
      claimed[handler] = turns.take(selected[handler] ?? [], of: handler, operation.policy, at: now)
    }
    try replace(turns.handlers.values.sorted { $0.id < $1.id }, on: portal.id)
    let claims = try describe(
      due.compactMap { turns.handlers[$0.id] }, claimed, applications, portal, operation)
    return ClaimedDeliveries(
      portal: portal, claims: claims, isMore: due.count == operation.limit)
  }

  /// Looks which of the due handlers have a turn, and makes the notifications that are due.
  private func turns(
    of due: [HandlerRow], _ applications: [ApplicationID: Application],
    _ operation: ClaimDeliveries
  ) throws(StoreError) -> DeliveryTurns {
    var turns = DeliveryTurns()
    var rung: [NewDelivery] = []
    for var handler in due {
      handler.state.mode = operation.mode
      let mayReceive =
        handler.isEnded || handler.application == .portal
        || applications[handler.application]?.mayReceive == true
      if !mayReceive {
        handler.dueAt = now.adding(seconds: ClaimDeliveries.standingPause)
      } else {
        if handler.isResuming { try takeUp(&handler, operation.policy, on: operation.portal) }
        let ring = handler.ringIfDue(patience: operation.policy.patience, at: now)
        if let ring { rung.append(ring) }
        switch operation.policy.selection(for: handler.state, at: now) {
        case _ where handler.isResuming: handler.dueAt = now
        case .none(let wait): handler.planTurn(after: wait)
        case let selection: turns.selections[handler.id] = selection
        }
      }
      turns.handlers[handler.id] = handler
    }
    if !rung.isEmpty { try insert(rung, on: operation.portal) }
    return turns
  }

  /// What a server needs to post what was claimed. Stores the tokens that it brings.
  private func describe(
    _ handlers: [HandlerRow], _ claimed: [BindingID: [DeliveryRow]],
    _ applications: [ApplicationID: Application], _ portal: Portal,
    _ operation: ClaimDeliveries
  ) throws(StoreError) -> [DeliveryClaim] {
    let contents = try contents(Set(claimed.values.flatMap { $0.map(\.key) }), on: portal.id)
    let users = try users(Set(contents.values.compactMap(\.user.number)), on: portal.id)
    let webhooks = handlers.filter { $0.application == .portal && claimed[$0.id] != nil }
    let secrets =
      webhooks.isEmpty ? [:] : try secretGenerations(Set(webhooks.map(\.id)), on: portal.id)
    var mint = TokenMint(operation: operation, portal: portal, users: users, now: now)
    var claims: [DeliveryClaim] = []
    for handler in handlers {
      guard let rows = claimed[handler.id], let claim = handler.state.claim else { continue }
      let application = applications[handler.application]
      claims.append(
        DeliveryClaim(
          handler: handler.id, number: claim.number, url: handler.url,
          owner: handler.application == .portal
            ? .outgoingWebhook(secrets[handler.id] ?? SecretGenerations())
            : .application(clientID: handler.clientID, status: application?.status ?? ""),
          expires: claim.expires,
          deliveries: try rows.map { (row) throws(StoreError) in
            guard let content = contents[row.key] else {
              throw StoreError(.corrupt, "a delivery tells nothing")
            }
            return ClaimedDelivery(
              id: row.state.id, attempt: row.tries + 1, content: content,
              tokens: mint.tokens(for: content, of: application))
          }))
    }
    if !mint.minted.isEmpty { try insert(mint.minted, on: portal.id) }
    return claims
  }
}

/// What becomes of due handlers while deliveries are claimed, in memory.
private struct DeliveryTurns {
  var handlers: [BindingID: HandlerRow] = [:]
  /// What is to be looked at of the handlers that have a turn.
  var selections: [BindingID: DeliveryPolicy.Selection] = [:]

  /// Claims the deliveries of a handler; `nil` where none has its turn.
  mutating func take(
    _ rows: [DeliveryRow], of number: BindingID, _ policy: DeliveryPolicy, at now: Timestamp
  ) -> [DeliveryRow]? {
    guard var handler = handlers[number] else { return nil }
    defer { handlers[number] = handler }
    switch policy.claim(for: &handler.state, from: rows.map(\.state), at: now) {
    case .wait(let wait):
      handler.planTurn(after: wait)
      return nil
    case .deliver(let ids):
      handler.planTurn(mayHavePending: true, at: now)
      let chosen = ids.compactMap { id in rows.first { $0.state.id == id } }
      handler.attemptsBegin(chosen)
      return chosen
    }
  }
}

/// Gives deliveries the tokens that they bring, one after another.
private struct TokenMint {
  let operation: ClaimDeliveries
  let portal: Portal
  let users: [UserID: PortalUser]
  let now: Timestamp
  private(set) var minted: [DeliveryTokens] = []

  init(
    operation: ClaimDeliveries, portal: Portal, users: [UserID: PortalUser], now: Timestamp
  ) {
    self.operation = operation
    self.portal = portal
    self.users = users
    self.now = now
  }

  /// The tokens of a delivery; `nil` where it brings none, or where its user may not have any.
  mutating func tokens(
    for content: DeliveryContent, of application: Application?
  ) -> DeliveredGrant? {
    guard let application, let number = content.user.number, let user = users[number],
      content.name.deliveredTokens != .none,
      GrantRefusal.of(portal: portal, application: application, user: user) == nil,
      minted.count < operation.tokens.count
    else { return nil }
    let place = minted.count
    let hashes = operation.tokens[place]
    let expires = now.adding(seconds: operation.accessLifetime)
    let bringsRefreshToken = content.name.deliveredTokens == .accessAndRefresh
    minted.append(
      DeliveryTokens(
        application: application.id, access: hashes.access,
        refresh: bringsRefreshToken ? hashes.refresh : nil, accessExpires: expires,
        refreshExpires: now.adding(seconds: operation.refreshLifetime), user: number,
        scopes: application.scopes, session: content.session))
    return DeliveredGrant(
      place: place, bringsRefreshToken: bringsRefreshToken, user: number,
      scopes: application.scopes, expires: expires)
  }
}
