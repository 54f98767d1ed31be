import FoundationEssentials
import RestanteCore

/// What binds an authorization code to the client that asked for it (PKCE, RFC 7636), so that a
/// code that was caught on its way is of no use: the application sends a digest when it asks for
/// the code, and what the digest is of when it exchanges it.
///
/// The digest is a part of the code itself, of which the store knows the hash of the whole.
struct ProofKey: Sendable, Equatable {
  /// The only method: the digest is SHA-256. With the other one of the RFC, `plain`, anyone who
  /// sees the request can exchange the code.
  static let method = "S256"
  private static let length = 32

  private let digest: [UInt8]

  /// The digest of a request, in base64 as URLs have it; `nil` when it is none.
  init?(challenge: String, method: String?) {
    guard method == Self.method, challenge.utf8.count == 43, !challenge.contains("=") else {
      return nil
    }
    let standard = challenge.replacing("-", with: "+").replacing("_", with: "/")
    guard let bytes = Data(base64Encoded: standard + "="), bytes.count == Self.length
    else { return nil }
    digest = Array(bytes)
  }

  /// The digest in hexadecimal digits; `nil` when it is none.
  init?(digits: String) {
    guard let bytes = Hex.decode(digits), bytes.count == Self.length else { return nil }
    digest = bytes
  }

  /// The digest that a code is bound to; `nil` when it is bound to none.
  init?(of code: String) {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    self.init(digits: String(parts[1]))
  }

  /// The digest in hexadecimal digits.
  var digits: String { Hex.encode(digest) }

  /// A code that is bound to the digest.
  func binding(_ code: String) -> String { "\(code).\(digits)" }

  /// Whether a text is what the digest is of.
  func isMet(by verifier: String) -> Bool {
    (43...128).contains(verifier.utf8.count)
      && SecretHash(stored: digest).matches(verifier)
  }
}
