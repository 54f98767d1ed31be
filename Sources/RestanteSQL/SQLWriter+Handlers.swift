public import RestanteCore

/// Handlers and what is needed to post for them.
extension SQLWriter {
  /// A portal as it is at present.
  public func currentPortal(_ id: PortalID) throws(StoreError) -> Portal? {
    try first(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = $1", [.int(id.rawValue)],
      Portal.init(_:))
  }

  /// The handlers with these numbers; others who want to change them wait.
  public func handlers(
    _ numbers: Set<BindingID>, on portal: PortalID
  ) throws(StoreError) -> [BindingID: HandlerRow] {
    let found = try rows(
      """
      SELECT \(DeliveryColumns.handler(Self.dialect)) FROM handler h
      WHERE h.portal = $1 AND h.handler = $2\(Self.dialect.rowLock)
      """, each: numbers.sorted().map { [.int(portal.rawValue), .int($0.rawValue)] },
      HandlerRow.init(_:))
    return Dictionary(uniqueKeysWithValues: found.joined().map { ($0.id, $0) })
  }

  /// The first handlers that are due.
  public func dueHandlers(on portal: PortalID, limit: Int) throws(StoreError) -> [HandlerRow] {
    try rows(
      """
      SELECT \(DeliveryColumns.handler(Self.dialect)) FROM handler h
      WHERE h.portal = $1 AND h.due_at <= $2
      ORDER BY h.due_at, h.handler LIMIT $3\(Self.dialect.freeRowLock)
      """, [.int(portal.rawValue), .int(now.milliseconds), .int(Int64(limit))],
      HandlerRow.init(_:))
  }

  /// Handlers whose binding or outgoing webhook is gone and that have nothing left to do.
  public func endedHandlers(
    on portal: PortalID, limit: Int
  ) throws(StoreError) -> [HandlerRow] {
    try rows(
      """
      SELECT \(DeliveryColumns.handler(Self.dialect)) FROM handler h
      WHERE h.portal = $1 AND h.is_ended AND h.due_at IS NULL ORDER BY h.handler LIMIT $2
      """, [.int(portal.rawValue), .int(Int64(limit))], HandlerRow.init(_:))
  }

  /// Writes a handler that is not there.
  public func insert(_ handler: HandlerRow, on portal: PortalID) throws(StoreError) {
    let columns = DeliveryColumns.identity + DeliveryColumns.state(Self.dialect)
    let places = (1...columns.count + 1).map { "$\($0)" }.joined(separator: ", ")
    try execute(
      "INSERT INTO handler (portal, \(columns.joined(separator: ", "))) VALUES (\(places))",
      [.int(portal.rawValue)] + handler.identityParameters + handler.stateParameters)
    receiversChanged()
  }

  /// Writes the handler of a new online binding.
  public func insertHandler(
    of operation: BindEvent, numbered number: BindingID, url: String
  ) throws(StoreError) {
    let clientID = try first(
      "SELECT client_id FROM application WHERE portal = $1 AND app = $2",
      [.int(operation.portal.rawValue), .int(operation.application.rawValue)]
    ) { (reader) throws(StoreError) in reader.text() }
    var handler = HandlerRow(
      id: number, application: operation.application, clientID: clientID ?? "", url: url,
      minimumInterval: operation.minimumInterval)
    handler.state.keepsOrder = operation.keepsOrder
    try insert(handler, on: operation.portal)
  }

  /// Writes handlers that are there.
  public func replace(_ handlers: [HandlerRow], on portal: PortalID) throws(StoreError) {
    if handlers.contains(where: { $0.dueAt != nil }) { turnsChanged(on: portal) }
    let columns = DeliveryColumns.state(Self.dialect)
    let values = columns.enumerated().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
    try write(
      """
      UPDATE handler SET \(values)
      WHERE portal = $\(columns.count + 1) AND handler = $\(columns.count + 2)
      """,
      each: handlers.map { handler in
        handler.stateParameters + [.int(portal.rawValue), .int(handler.id.rawValue)]
      })
  }

  /// Removes handlers, which have no deliveries.
  public func remove(handlers: [BindingID], on portal: PortalID) throws(StoreError) {
    try execute(
      "DELETE FROM handler WHERE portal = $1 AND handler = $2",
      each: handlers.map { [.int(portal.rawValue), .int($0.rawValue)] })
  }

  /// Lets the handlers of applications' bindings end that are gone.
  public func endHandlers(on portal: PortalID) throws(StoreError) {
    try execute(
      """
      UPDATE handler SET is_ended = true, due_at = NULL, next_ring = NULL
      WHERE portal = $1 AND app <> 0 AND NOT is_ended AND NOT EXISTS (
        SELECT 1 FROM binding b WHERE b.portal = handler.portal AND b.binding = handler.handler)
      """, [.int(portal.rawValue)])
  }

  /// The applications with these numbers.
  public func applications(
    _ numbers: Set<ApplicationID>, on portal: PortalID
  ) throws(StoreError) -> [ApplicationID: Application] {
    let found = try rows(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = $1 AND a.app = $2",
      each: numbers.map { [.int(portal.rawValue), .int($0.rawValue)] }, Application.init(_:))
    return Dictionary(uniqueKeysWithValues: found.joined().map { ($0.id, $0) })
  }

  /// The users with these numbers.
  public func users(
    _ numbers: Set<UserID>, on portal: PortalID
  ) throws(StoreError) -> [UserID: PortalUser] {
    let found = try rows(
      """
      SELECT \(Self.dialect.userColumns) FROM portal_user u
      WHERE u.portal = $1 AND u.\(Self.dialect.user) = $2
      """, each: numbers.map { [.int(portal.rawValue), .int($0.rawValue)] }, PortalUser.init(_:))
    return Dictionary(uniqueKeysWithValues: found.joined().map { ($0.id, $0) })
  }

  /// Adds the tokens that deliveries bring.
  public func insert(_ tokens: [DeliveryTokens], on portal: PortalID) throws(StoreError) {
    let columns = """
      hash, portal, app, \(Self.dialect.user), scopes, expires_at, created_at, family
      """
    try write(
      """
      INSERT INTO access_token (\(columns), session) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      each: tokens.map { token in
        parameters(token, token.access, until: token.accessExpires, on: portal)
          + [.int(token.session.rawValue)]
      })
    try write(
      "INSERT INTO refresh_token (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      each: tokens.compactMap { token in
        token.refresh.map { parameters(token, $0, until: token.refreshExpires, on: portal) }
      })
  }

  private func parameters(
    _ token: DeliveryTokens, _ hash: SecretHash, until end: Timestamp, on portal: PortalID
  ) -> [SQLParameter] {
    [
      .bytes(hash.bytes), .int(portal.rawValue), .int(token.application.rawValue),
      .int(token.user.rawValue), .text(ScopeList.stored(token.scopes)), .int(end.milliseconds),
      .int(now.milliseconds), .bytes((token.refresh ?? token.access).bytes),
    ]
  }
}
