package import RestanteCore
package import RestanteJSON

/// Reads what is to be changed about a user. Members that are missing leave things as they are.
package struct UserChangeReader: Sendable {
  /// The shortest password, in characters, and the longest, in bytes.
  static let shortestPassword = 8
  static let longestPassword = 1_024
  /// The largest number that JavaScript keeps exactly.
  static let largestUser: Int64 = (1 << 53) - 1

  private let arguments: ArgumentReader

  package init(_ arguments: ArgumentReader) {
    self.arguments = arguments
  }

  /// The number of a new user; `nil` for the next one.
  package func id() throws(Problem) -> UserID? {
    guard let value = arguments.value("id") else { return nil }
    guard let number = UserNumber.read(value), (1...Self.largestUser).contains(number) else {
      throw arguments.wrong("id", "must be an integer from 1 to \(Self.largestUser)")
    }
    return UserID(rawValue: number)
  }

  /// Everything but the password.
  package func change() throws(Problem) -> UserChange {
    var change = UserChange()
    if let name = try arguments.text("name") { change.name = .set(name) }
    if let name = try arguments.text("last_name") { change.lastName = .set(name) }
    if let login = try arguments.text("login") {
      guard !login.hasPrefix(" "), !login.hasSuffix(" ") else {
        throw arguments.wrong("login", "must not begin or end with a space")
      }
      change.login = .set(login)
    }
    if let flag = try arguments.bool("admin") { change.isAdministrator = .set(flag) }
    if let flag = try arguments.bool("active") { change.isActive = .set(flag) }
    if let flag = try arguments.bool("confirmed") { change.isConfirmed = .set(flag) }
    return change
  }

  /// The hash of the password that is to be set; `nil` inside when it is to be taken away.
  func password(_ hasher: any PasswordHashing) async throws -> PasswordHash?? {
    if arguments.raw("password") == .null { return .some(nil) }
    guard let password = try arguments.string("password") else { return nil }
    guard password.count >= Self.shortestPassword, password.utf8.count <= Self.longestPassword
    else {
      throw arguments.wrong(
        "password",
        "must have at least \(Self.shortestPassword) characters and at most "
          + "\(Self.longestPassword) bytes")
    }
    guard !CommonPasswords.include(password, login: try arguments.string("login")) else {
      throw arguments.wrong(
        "password", "must not be blank, the login or a common password")
    }
    return try await hasher.hash(of: password)
  }

  /// What is read, as JSON schemas.
  package static let members: JSONObject = [
    "login": [
      "type": "string", "pattern": "^([!-~]([ -~]*[!-~])?)?$", "maxLength": 255,
      "description": "The name to log in with; empty if the user cannot log in.",
    ],
    "name": Schemas.shortText("The given name."),
    "last_name": Schemas.shortText("The family name."),
    "admin": Schemas.flag("Whether the user is an administrator."),
    "active": Schemas.flag("Whether the user may log in and applications may act as the user."),
    "confirmed": Schemas.flag("Whether the user confirmed the invitation."),
    "password": [
      "type": ["string", "null"], "minLength": .int(shortestPassword),
      "maxLength": 256,
      "description":
        "`null` removes it. Never returned. Common passwords are refused.",
    ],
  ]
}

extension Problem {
  static let loginTaken = Problem(
    .taken, "A user of the portal already has this login.", argument: "login")
  static let unknownUser = Problem(.notFound, "The portal has no such user.")
}
