import RestanteCore

/// The columns that make identity values, of tables that go by one letter.
enum IdentityColumns {
  /// Columns of `p`.
  static let portal = "p.portal, p.domain, p.member_id, p.mode, p.queue_defaults, p.settings"
  static let portalCount: Int32 = 6
  /// Columns of `u`.
  static let user = """
    u.portal, u.user, u.name, u.last_name, u.is_administrator, u.is_active, u.is_confirmed, u.login
    """
  static let userCount: Int32 = 8
  /// Columns of `a`.
  static let application = """
    a.portal, a.app, a.client_id, a.name, a.scopes, a.status, a.is_installed, a.is_active, \
    a.version, a.queue_choices, a.redirect_uri, a.install_url, a.allowed_users, \
    a.payment, a.is_blocked, a.removal
    """
  static let applicationCount: Int32 = 16
}

extension Statement {
  func portal(at column: Int32) throws(StoreError) -> Portal {
    Portal(
      id: PortalID(rawValue: integer(column)), domain: text(column + 1),
      memberID: text(column + 2), mode: optionalText(column + 3).flatMap(Mode.init(rawValue:)),
      queueDefaults: try queueChoices(column + 4),
      settings: try PortalSettings(stored: text(column + 5)))
  }

  func user(at column: Int32) -> PortalUser {
    PortalUser(
      portal: PortalID(rawValue: integer(column)), id: UserID(rawValue: integer(column + 1)),
      name: text(column + 2), lastName: text(column + 3), isAdministrator: flag(column + 4),
      isActive: flag(column + 5), isConfirmed: flag(column + 6), login: text(column + 7))
  }

  func application(at column: Int32) throws(StoreError) -> Application {
    Application(
      portal: PortalID(rawValue: integer(column)),
      id: ApplicationID(rawValue: integer(column + 1)), clientID: text(column + 2),
      name: text(column + 3), scopes: ScopeList.scopes(stored: text(column + 4)),
      status: text(column + 5), isInstalled: flag(column + 6), isActive: flag(column + 7),
      version: integer(column + 8),
      queueChoices: try queueChoices(column + 9),
      redirectURI: text(column + 10), installURL: text(column + 11),
      allowedUsers: optionalText(column + 12).map(UserList.users(stored:)),
      payment: try word(column + 13), isBlocked: flag(column + 14),
      removal: try optionalWord(column + 15))
  }

  /// The scope of a key.
  func keyScope(_ column: Int32) throws(StoreError) -> APIKeyScope { try word(column) }

  /// A time in milliseconds that may be missing.
  func optionalTime(_ column: Int32) -> Timestamp? {
    optionalInteger(column).map(Timestamp.init(milliseconds:))
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable<String>>(_ column: Int32) throws(StoreError) -> Word {
    guard let word = Word(rawValue: text(column)) else {
      throw StoreError(.corrupt, "'\(text(column))' is no \(Word.self)")
    }
    return word
  }

  private func optionalWord<Word: RawRepresentable<String>>(
    _ column: Int32
  ) throws(StoreError) -> Word? {
    guard optionalText(column) != nil else { return nil }
    return try word(column)
  }
}

/// User numbers as they are stored: between commas.
enum UserList {
  static func stored(_ users: [UserID]) -> String {
    users.map { String($0.rawValue) }.joined(separator: ",")
  }

  static func users(stored text: String) -> [UserID] {
    text.split(separator: ",").compactMap { Int64($0) }.map(UserID.init(rawValue:))
  }
}
