/// The address that clients use, which a proxy may make another one than the server listens on.
public struct PublicURL: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`.
  public let scheme: String
  /// The host, with `:port` where the URL names one; on the wire `domain`.
  public let domain: String
  /// What follows the host, without a slash at the end; usually empty.
  public let path: String

  /// A URL from its text; `nil` unless it is an absolute `http` or `https` URL without user,
  /// query and fragment.
  public init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !rest.contains(where: { "@?#\"'<>\\^`{|}".contains($0) })
    else { return nil }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let domain = Self.domain(rest[..<slash]) else { return nil }
    var path = rest[slash...]
    while path.hasSuffix("/") { path = path.dropLast() }
    self.scheme = scheme
    self.domain = domain
    self.path = String(path)
  }

  /// The URL of a server that is reached where it listens.
  ///
  /// A server that listens on every interface is reached as `localhost`, the one name that is
  /// right on its own machine; where clients are on other machines, set a public URL.
  ///
  /// - Parameters:
  ///   - address: Where it listens.
  ///   - isEncrypted: Whether it speaks TLS there.
  public init(listening address: ListenAddress, isEncrypted: Bool = false) {
    let host = address.isWildcard ? "localhost" : address.host
    self.scheme = isEncrypted ? "https" : "http"
    self.domain = ListenAddress(host: host, port: address.port).description
    self.path = ""
  }

  /// What the addresses of doors begin with, with a slash at the end.
  var doors: String { "\(base)/hooks/" }

  /// The URL without a slash at the end.
  public var base: String { "\(scheme)://\(domain)\(path)" }

  /// Where methods are called, with a slash at the end.
  public var rest: String { "\(base)/rest/" }

  /// The URL without a slash at the end.
  public var description: String { base }

  private static func domain(_ authority: Substring) -> String? {
    guard !authority.isEmpty, !authority.hasPrefix(":") else { return nil }
    if let address = ListenAddress(String(authority)) {
      return address.port > 0 ? authority.lowercased() : nil
    }
    let isBracketed = authority.hasPrefix("[") && authority.hasSuffix("]")
    return isBracketed || !authority.contains(":") ? authority.lowercased() : nil
  }
}
