import RestanteJSON

extension AccessGrant {
  /// Reads portal, user, application, scopes, end, whether the token is yet to be used, and its
  /// session.
  public convenience init(_ reader: inout some RowReader) throws(StoreError) {
    let portal = try Portal(&reader)
    let user = PortalUser(&reader)
    self.init(
      portal: portal, application: try Application(&reader), user: user, scopes: reader.scopes(),
      expiresAt: reader.time(), isUnconfirmed: reader.flag(),
      session: EventSession(rawValue: reader.integer()))
  }
}

extension WebhookGrant {
  /// Reads portal, user, scopes and end.
  public convenience init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      portal: try Portal(&reader), user: PortalUser(&reader), scopes: reader.scopes(),
      expiresAt: reader.optionalTime())
  }
}

extension DoorGrant {
  /// Reads portal, hash of the token, whether it is learnt, and end.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      portal: try Portal(&reader),
      token: DoorToken(hash: reader.optionalHash(), learns: reader.flag()),
      expiresAt: reader.optionalTime())
  }
}

extension APIKeyGrant {
  /// Reads portal, scope, end and label.
  public convenience init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      portal: try Portal(&reader), scope: try reader.word(), expiresAt: reader.optionalTime(),
      label: reader.text())
  }
}

extension RefreshTokenRecord {
  /// Reads portal, application, user, scopes, end, predecessor, code, family, and whether it is
  /// spent.
  public init(_ reader: inout some RowReader) {
    self.init(
      portal: reader.portal(), application: reader.application(), user: reader.user(),
      scopes: reader.scopes(), expiresAt: reader.time(), predecessor: reader.optionalHash(),
      code: reader.optionalHash(), family: reader.optionalHash(), isSpent: reader.flag())
  }
}

extension KnownServerKeys {
  /// Reads the fingerprint, and the next one with the time from which it is used.
  public init(_ reader: inout some RowReader) {
    let current = reader.bytes()
    let next = reader.optionalBytes()
    let from = reader.optionalTime()
    self.init(
      current: current,
      next: next.flatMap { next in from.map { .init(fingerprint: next, from: $0) } })
  }
}

extension AuthorizationCode {
  /// Reads portal, application, user, scopes, end, and whether it was exchanged.
  public init(code: SecretHash, _ reader: inout some RowReader) {
    self.init(
      code: code, portal: reader.portal(), application: reader.application(),
      user: reader.user(), scopes: reader.scopes(), expiresAt: reader.time(),
      isRedeemed: reader.flag())
  }
}

extension PasswordCredentials {
  /// Reads user and hash of the password.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(user: PortalUser(&reader), password: nil)
    if let stored = reader.optionalText() { password = try PasswordHash(stored: stored) }
  }
}

extension CredentialID {
  /// Reads the hash of a credential.
  fileprivate init(_ reader: inout some RowReader) {
    self.init(of: reader.hash())
  }
}

extension ClientSecretRecord {
  /// Reads hash, time of making and end.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: CredentialID(&reader), createdAt: reader.optionalTime(),
      expiresAt: reader.optionalTime())
  }
}

extension WebhookRecord {
  /// Reads hash, user, scopes, label, time of making and end.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: CredentialID(&reader), user: reader.user(), scopes: reader.scopes(),
      label: reader.text(), createdAt: reader.optionalTime(), expiresAt: reader.optionalTime())
  }
}

extension DoorRecord {
  /// Reads hash, hash of the token, whether it is learnt, label, time of making and end.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: CredentialID(&reader),
      token: DoorToken(hash: reader.optionalHash(), learns: reader.flag()),
      label: reader.text(), createdAt: reader.optionalTime(), expiresAt: reader.optionalTime())
  }
}

extension ConsoleSession {
  /// Reads hash, portal, user, mark of the password, hash of the key, time of making, last use,
  /// end, address and browser.
  public init(_ reader: inout some RowReader) {
    self.init(
      id: CredentialID(&reader), portal: reader.portal(),
      holder: Holder(
        user: reader.user(), password: reader.text(), key: reader.optionalHash()),
      createdAt: reader.time(), seenAt: reader.time(), expiresAt: reader.time(),
      address: reader.text(), browser: reader.text())
  }
}

extension APIKeyRecord {
  /// Reads hash, scope, label, time of making and end.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    self.init(
      id: CredentialID(&reader), scope: try reader.word(), label: reader.text(),
      createdAt: reader.optionalTime(), expiresAt: reader.optionalTime())
  }
}

extension TokenRecord {
  /// Reads hash, user, scopes, time of making, end and kind.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let id = CredentialID(&reader)
    let user = reader.user()
    let scopes = reader.scopes()
    let createdAt = reader.optionalTime()
    let expiresAt = reader.time()
    self.init(
      id: id, kind: try reader.word(), user: user, scopes: scopes, createdAt: createdAt,
      expiresAt: expiresAt)
  }
}

extension UserAuthorization {
  /// Reads the application, the time of making and the end.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let application = try Application(&reader)
    self.init(
      application: application, since: reader.optionalTime(), expiresAt: reader.time())
  }
}

extension AuditRecord {
  /// Reads number, time, who did it, and what was done to what.
  public init(_ reader: inout some RowReader) throws(StoreError) {
    let number = reader.integer()
    let at = reader.time()
    let actor = AuditActor(
      kind: try reader.word(), id: reader.text(), label: reader.text())
    let action = reader.text()
    let subject = reader.text()
    guard let detail = (try? JSONParser().parse(reader.text()))?.objectValue else {
      throw StoreError(.corrupt, "a record of the audit log is not readable")
    }
    self.init(
      number: number, at: at,
      entry: AuditEntry(actor: actor, action: action, subject: subject, detail: detail))
  }
}
