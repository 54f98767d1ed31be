import HTTPTypes
import Hummingbird
import RestanteCore

/// The cookie by which a browser is known again from one form to the next. It says nothing about
/// who sits there.
struct BrowserCookie: Sendable, Redacted {
  /// How long browsers keep it, in seconds.
  static let lifetime = 3_600

  /// Its value; `nil` when the browser has none that was made here.
  private(set) var value: String?
  private let isSecure: Bool

  /// Reads the cookie of a request.
  ///
  /// - Parameter isSecure: Whether browsers use `https` here; then no other server of the domain
  ///   can set the cookie.
  init(_ request: Request, isSecure: Bool) {
    self.isSecure = isSecure
    let wanted = Self.name(isSecure: isSecure) + "="
    value = request.headers[values: .cookie].lazy
      .flatMap { $0.split(separator: ";") }
      .map { $0.drop { $0 == " " } }
      .first { $0.hasPrefix(wanted) }
      .map { String($0.dropFirst(wanted.count)) }
    if let value, !Self.isWellFormed(value) { self.value = nil }
  }

  /// Makes a value unless there is one.
  mutating func provide(using random: any RandomSource) {
    value = value ?? Credential.secret(using: random)
  }

  /// What tells the browser to keep the cookie.
  var setting: String {
    "\(Self.name(isSecure: isSecure))=\(value ?? ""); Path=/; Max-Age=\(Self.lifetime); "
      + "HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
  }

  private static func name(isSecure: Bool) -> String {
    isSecure ? "__Host-restante-form" : "restante-form"
  }

  private static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == Credential.length && text.utf8.allSatisfy { Credential.isPlain($0) }
  }
}
