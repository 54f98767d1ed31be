import RestanteCore

/// The cookies of the console.
///
/// Where browsers use `https`, their names keep other servers of the domain from setting them.
enum ConsoleCookie {
  /// The secret of the session, after the number of its portal.
  case session
  /// The language that was chosen.
  case language

  private var plainName: String {
    switch self {
    case .session: "restante-console"
    case .language: "restante-language"
    }
  }

  private func name(isSecure: Bool) -> String {
    isSecure ? "__Host-\(plainName)" : plainName
  }

  /// The value that a browser sent; `nil` for none.
  func value(in request: ConsoleRequest) -> String? {
    request.cookies[name(isSecure: request.isSecure)]
  }

  /// The header that lets the browser keep a value for so many seconds; 0 removes it.
  func setting(_ value: String, seconds: Int64, for request: ConsoleRequest) -> (String, String) {
    (
      "Set-Cookie",
      "\(name(isSecure: request.isSecure))=\(value); Path=/; Max-Age=\(seconds); HttpOnly; "
        + "SameSite=Lax\(request.isSecure ? "; Secure" : "")"
    )
  }
}

/// What the cookie of a session holds.
struct SessionSecret: Sendable, Redacted {
  let portal: PortalID
  let secret: String

  init(portal: PortalID, secret: String) {
    self.portal = portal
    self.secret = secret
  }

  /// Reads a cookie; `nil` unless it is well-formed.
  init?(cookie: String) {
    let parts = cookie.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let portal = Int64(parts[0]), portal >= 0,
      parts[1].utf8.count == Credential.length, parts[1].utf8.allSatisfy(Credential.isPlain)
    else { return nil }
    self.init(portal: PortalID(rawValue: portal), secret: String(parts[1]))
  }

  var cookie: String { "\(portal.rawValue).\(secret)" }
  var hash: SecretHash { SecretHash(of: secret) }
  /// What the session's forms carry: a page of another site cannot know it.
  var formMark: String { Hex.encode(SecretHash(of: "form \(secret)").bytes) }
}
