import RestanteJSON

/// Which members of requests and replies a transcript does not show.
package struct HidingRules: Sendable {
  /// Names, or patterns of names, whose values are hidden besides the usual ones.
  package var hidden: [String]
  /// Names, or patterns of names, whose values are shown although they usually are not. Secrets
  /// stay hidden.
  package var kept: [String]

  /// - Parameters:
  ///   - hidden: Names whose values are hidden besides the usual ones.
  ///   - kept: Names whose values are shown although they usually are not.
  package init(hidden: [String] = [], kept: [String] = []) {
    self.hidden = hidden
    self.kept = kept
  }

  /// Reads the rules of a file: `hide` and `keep`, lists of names.
  ///
  /// - Throws: ``FixtureError`` with the line.
  package init(_ text: FixtureText, path: String) throws(FixtureError) {
    self.init()
    guard case .object(let members) = text.value else {
      throw FixtureError(path, 1, "keys such as 'hide:' are expected.")
    }
    for (name, value) in members {
      guard name == "hide" || name == "keep" else {
        throw FixtureError(path, text.lines[name], "\(name) must be hide or keep.")
      }
      let names = value.arrayValue?.compactMap(\.stringValue)
      guard let names, names.count == value.arrayValue?.count else {
        throw FixtureError(path, text.lines[name], "\(name) must be a list of names.")
      }
      if name == "hide" { hidden = names } else { kept = names }
    }
  }

  /// Names that stand for secrets wherever they are.
  private static let secrets: Set = [
    "accesstoken", "refreshtoken", "clientsecret", "applicationtoken", "codeverifier", "password",
    "authid", "refreshid", "sessid", "signingsecret", "secret", "apikey", "token", "serverkey",
  ]
  /// Names that stand for secrets among the parameters of a request, but not deeper.
  private static let parameterSecrets: Set = ["auth", "ap", "code", "key"]
  /// Names that stand for personal data.
  private static let personal: Set = [
    "name", "lastname", "secondname", "fullname", "login", "email", "phone", "fax", "im",
    "workphone", "workfax", "birthdate", "birthday", "photo", "comments", "sourcedescription",
  ]
  /// How names begin that stand for personal data.
  private static let personalPrefixes = ["personal", "address", "regaddress"]
  /// What says of a phone number or an address which kind it is.
  private static let kinds: Set = ["id", "typeid", "valuetype", "type"]
  /// Long texts that are no secrets, and that calls refer to.
  private static let references: Set = ["processid", "messageid"]

  /// What is done to the values below a member.
  enum Treatment: Sendable, Hashable {
    /// What looks like a secret or like personal data is hidden.
    case usual
    /// What looks like a secret is hidden.
    case kept
    /// Only known secrets are hidden.
    case reference
    /// Everything is hidden.
    case secret, personal
  }

  /// How the values of a member are treated.
  ///
  /// - Parameters:
  ///   - name: The member's name.
  ///   - outer: How the values around it are treated.
  ///   - isParameter: Whether it is a parameter of a request itself.
  func treatment(of name: String, in outer: Treatment, isParameter: Bool = false) -> Treatment {
    // Filters put operators before names.
    let name = String(name.drop { "!=@%<>~".contains($0) })
    let plain = name.lowercased().replacing("_", with: "")
    if outer == .secret || Self.secrets.contains(plain)
      || isParameter && Self.parameterSecrets.contains(plain)
    {
      return .secret
    }
    if Int(name) != nil { return outer }
    if kept.contains(where: { NamePattern($0).matches(name) }) { return .kept }
    if hidden.contains(where: { NamePattern($0).matches(name) }) { return .personal }
    if Self.references.contains(plain) { return .reference }
    if outer == .personal { return Self.kinds.contains(plain) ? .usual : .personal }
    let isPersonal =
      Self.personal.contains(plain) || Self.personalPrefixes.contains(where: plain.hasPrefix)
    return isPersonal ? .personal : outer == .kept ? .kept : .usual
  }
}
