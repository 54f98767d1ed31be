import RestanteCore

/// The columns that make identity values, of tables that go by one letter.
enum IdentityColumns {
  /// Columns of `p`.
  static let portal = "p.portal, p.domain, p.member_id, p.mode, p.queue_defaults, p.settings"
  static let portalCount: Int32 = 6
  /// Columns of `u`.
  static let user = """
    u.portal, u.member, u.name, u.last_name, u.is_administrator, u.is_active, u.is_confirmed, \
    u.login
    """
  static let userCount: Int32 = 8
  /// Columns of `a`.
  static let application = """
    a.portal, a.app, a.client_id, a.name, a.scopes, a.status, a.is_installed, a.is_active, \
    a.version, a.queue_choices, a.redirect_uri, a.install_url, a.allowed_users, a.payment, \
    a.is_blocked, a.removal
    """
  static let applicationCount: Int32 = 16
}

extension Rows {
  func portal(_ row: Int, at column: Int32) throws(StoreError) -> Portal {
    Portal(
      id: PortalID(rawValue: integer(row, column)), domain: text(row, column + 1),
      memberID: text(row, column + 2),
      mode: optionalText(row, column + 3).flatMap(Mode.init(rawValue:)),
      queueDefaults: try queueChoices(row, column + 4),
      settings: try PortalSettings(stored: text(row, column + 5)))
  }

  func user(_ row: Int, at column: Int32) -> PortalUser {
    PortalUser(
      portal: PortalID(rawValue: integer(row, column)),
      id: UserID(rawValue: integer(row, column + 1)), name: text(row, column + 2),
      lastName: text(row, column + 3), isAdministrator: flag(row, column + 4),
      isActive: flag(row, column + 5), isConfirmed: flag(row, column + 6),
      login: text(row, column + 7))
  }

  func application(_ row: Int, at column: Int32) throws(StoreError) -> Application {
    Application(
      portal: PortalID(rawValue: integer(row, column)),
      id: ApplicationID(rawValue: integer(row, column + 1)), clientID: text(row, column + 2),
      name: text(row, column + 3), scopes: ScopeList.scopes(stored: text(row, column + 4)),
      status: text(row, column + 5), isInstalled: flag(row, column + 6),
      isActive: flag(row, column + 7), version: integer(row, column + 8),
      queueChoices: try queueChoices(row, column + 9), redirectURI: text(row, column + 10),
      installURL: text(row, column + 11),
      allowedUsers: optionalText(row, column + 12).map(UserList.users(stored:)),
      payment: try word(row, column + 13), isBlocked: flag(row, column + 14),
      removal: try optionalWord(row, column + 15))
  }

  /// A time in milliseconds that may be missing.
  func optionalTime(_ row: Int, _ column: Int32) -> Timestamp? {
    optionalInteger(row, column).map(Timestamp.init(milliseconds:))
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable<String>>(
    _ row: Int, _ column: Int32
  ) throws(StoreError) -> Word {
    let text = text(row, column)
    guard let word = Word(rawValue: text) else {
      throw StoreError(.corrupt, "'\(text)' is no \(Word.self)")
    }
    return word
  }

  private func optionalWord<Word: RawRepresentable<String>>(
    _ row: Int, _ column: Int32
  ) throws(StoreError) -> Word? {
    isNull(row, column) ? nil : try word(row, column)
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
