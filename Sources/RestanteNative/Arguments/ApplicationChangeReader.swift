package import RestanteCore
package import RestanteJSON

/// Reads what is to be set for an application. Members that are missing leave things as they
/// are.
package struct ApplicationChangeReader: Sendable {
  private let arguments: ArgumentReader

  package init(_ arguments: ArgumentReader) {
    self.arguments = arguments
  }

  package func clientID() throws(Problem) -> String? {
    guard let text = try arguments.string("client_id") else { return nil }
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        "client_id", "must be 1 to 255 characters: letters, digits, dots, '-' and '_'")
    }
    return text
  }

  /// Scopes come as a list or, as on the wire, as one string with commas.
  package func scopes() throws(Problem) -> [String]? {
    try Self.scopes(arguments)
  }

  /// Scopes of anything that has them.
  package static func scopes(_ arguments: ArgumentReader) throws(Problem) -> [String]? {
    let names: [String]
    switch arguments.value("scope") {
    case nil: return nil
    case .string(let text): names = text.split(separator: ",").map(String.init)
    case .array(let values): names = values.map { $0.stringValue ?? "" }
    default: throw arguments.wrong("scope", "must be a string or an array of strings")
    }
    for name in names where name.isEmpty || !name.utf8.allSatisfy(Credential.isPlain) {
      throw arguments.wrong(
        "scope", "must contain scopes made of letters, digits, dots, '-' and '_'")
    }
    return names
  }

  package func version() throws(Problem) -> Int64? {
    guard let version = try arguments.integer("version") else { return nil }
    guard (1...Int64(Int32.max)).contains(version) else {
      throw arguments.wrong("version", "must be an integer from 1 to \(Int32.max)")
    }
    return version
  }

  /// Everything but name, scopes and version.
  package func change() throws(Problem) -> ApplicationChange {
    var change = ApplicationChange()
    if let status = try arguments.string("status") {
      guard ["F", "D", "T", "P", "L", "S"].contains(status) else {
        throw arguments.wrong("status", "must be one of F, D, T, P, L and S")
      }
      change.status = .set(status)
    }
    if let flag = try arguments.bool("active") { change.isActive = .set(flag) }
    if let flag = try arguments.bool("blocked") { change.isBlocked = .set(flag) }
    if let text = try arguments.string("payment") {
      guard let payment = PaymentState(rawValue: text) else {
        throw arguments.wrong("payment", "must be paid, required or ended")
      }
      change.payment = .set(payment)
    }
    if let url = try url("redirect_uri") {
      guard url.isEmpty || RedirectRule.allows(url) else {
        throw arguments.wrong(
          "redirect_uri",
          "must be https, or http to the browser's own machine, without user info")
      }
      change.redirectURI = .set(url)
    }
    if let url = try url("install_url") { change.installURL = .set(url) }
    change.allowedUsers = try allowedUsers()
    return change
  }

  /// The maximum number of users that an application may be restricted to.
  static let maxAllowedUsers = 1_000

  private func allowedUsers() throws(Problem) -> Change<[UserID]?> {
    if arguments.raw("allowed_users") == .null { return .set(nil) }
    guard let value = arguments.value("allowed_users") else { return .keep }
    let users = value.arrayValue?.map(UserNumber.read) ?? []
    let known = users.compactMap { $0 }.map(UserID.init(rawValue:))
    guard value.arrayValue != nil, known.count == users.count,
      known.count <= Self.maxAllowedUsers
    else {
      throw arguments.wrong(
        "allowed_users", "must be an array of at most \(Self.maxAllowedUsers) user numbers")
    }
    return .set(known)
  }

  /// An absolute http or https URL without a fragment, or nothing.
  private func url(_ name: String) throws(Problem) -> String? {
    guard let text = try arguments.string(name) else { return nil }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
    let rest = ["https://", "http://"].first { text.hasPrefix($0) }
      .map { text.dropFirst($0.count) }
    guard
      text.isEmpty || (isPlain && text.utf8.count <= 2_048 && rest?.first.map { $0 != "/" } == true)
    else {
      throw arguments.wrong(name, "must be an http or https URL without a fragment")
    }
    return text
  }
}

/// What ``ApplicationChangeReader`` reads, as JSON schemas.
extension ApplicationChangeReader {
  /// What can be set for an application at any time.
  package static let members: JSONObject = [
    "name": Schemas.shortText("The name that people see."),
    "scope": Schemas.scope,
    "status": Schemas.choice(["F", "D", "T", "P", "L", "S"]),
    "active": Schemas.flag("Whether it may be used."),
    "blocked": Schemas.flag("Whether its calls are refused."),
    "payment": Schemas.choice(["paid", "required", "ended"]),
    "redirect_uri": url,
    "install_url": url,
    "allowed_users": [
      "type": ["array", "null"], "items": Schemas.reference("UserNumber"),
      "maxItems": .int(maxAllowedUsers),
      "description": "The users who may use it; `null` for everybody.",
    ],
  ]
  package static let clientID: JSONValue = [
    "type": "string", "minLength": 1, "maxLength": 255, "pattern": .string(Schemas.plainName),
  ]
  package static let version = Schemas.integer(1...Int64(Int32.max))

  private static let url: JSONValue = [
    "type": "string", "pattern": "^(https?://[A-Za-z0-9][A-Za-z0-9./?=&-]*)?$",
    "maxLength": 2_048, "description": "An http or https URL without a fragment, or empty.",
  ]
}
