/// Where the server listens: a host name or address and a port.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// A host name, an IPv4 address, or an IPv6 address without brackets.
  public var host: String
  /// The port; 0 lets the system pick a free one.
  public var port: Int

  /// Creates an address.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Where the server listens unless told otherwise.
  public static let standard = ListenAddress(host: "127.0.0.1", port: 8080)

  /// An address from `HOST:PORT`, an IPv6 address in brackets; `nil` when `text` is not one.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let digits = text[text.index(after: colon)...]
    guard (1...5).contains(digits.utf8.count), digits.allSatisfy({ "0"..."9" ~= $0 }),
      let port = UInt16(digits)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "[]/@?#".contains($0) })
    else { return nil }
    self.host = String(host)
    self.port = Int(port)
  }

  /// Whether every interface is meant, so that the host says nothing about how to reach it.
  var isWildcard: Bool {
    host == "0.0.0.0" || host == "::" || host == "0:0:0:0:0:0:0:0"
  }

  /// `HOST:PORT`, an IPv6 address in brackets.
  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
