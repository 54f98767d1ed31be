import HTTPTypes
import RestanteCore

/// Where a request comes from and how it travelled, as far as that can be trusted.
///
/// Anybody can write `X-Forwarded-For` and `X-Forwarded-Proto`; they are read only from peers that
/// the operator named as proxies.
struct RequestOrigin: Sendable, Hashable {
  /// The client, or the peer where no proxy tells of another; `nil` where the transport has no
  /// addresses.
  let client: NetworkAddress?
  /// Whether `client` is where the request comes from; `false` where a trusted proxy does not say
  /// so, or not readably, and `client` is the proxy.
  let isClientKnown: Bool
  /// What a trusted proxy says about the client's connection: whether it was encrypted.
  let isForwardedSecurely: Bool?

  /// A client that is known to have an address.
  init(client: NetworkAddress?) {
    self.client = client
    isClientKnown = client != nil
    isForwardedSecurely = nil
  }

  /// Reads what is known of a request.
  ///
  /// - Parameters:
  ///   - peer: Who is at the other end of the connection.
  ///   - headers: The request's headers.
  ///   - proxies: Whose words count.
  init(peer: NetworkAddress?, headers: HTTPFields, proxies: [AddressBlock]) {
    guard let peer, Self.isProxy(peer, proxies) else {
      client = peer
      isClientKnown = peer != nil
      isForwardedSecurely = nil
      return
    }
    // Each proxy appends whom it got the request from; what stands before the first address that
    // is no proxy's was written by a stranger.
    var client = peer
    let hops = headers[values: .xForwardedFor].joined(separator: ",").split(separator: ",")
    var isKnown = !hops.isEmpty
    for hop in hops.reversed() {
      guard Self.isProxy(client, proxies) else { break }
      guard let address = NetworkAddress(Self.withoutPort(Self.trimmed(hop))) else {
        isKnown = false
        break
      }
      client = address
    }
    isClientKnown = isKnown
    self.client = client
    let schemes = headers[values: .xForwardedProto].joined(separator: ",").split(separator: ",")
    isForwardedSecurely = schemes.last.map { Self.trimmed($0).lowercased() == "https" }
  }

  /// Under which name the limits count the client.
  var source: String { client.map { $0.network.description } ?? "" }

  /// Whether the client is known to be on this machine.
  var isLocal: Bool { isClientKnown && client?.isLoopback ?? false }

  private static func isProxy(_ address: NetworkAddress, _ proxies: [AddressBlock]) -> Bool {
    proxies.contains { $0.contains(address) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { start[...$0] } ?? ""
  }

  /// Some proxies write the port, too: `192.0.2.1:50000`, `[2001:db8::1]:50000`.
  private static func withoutPort(_ text: Substring) -> Substring {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") { return text[...end] }
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    return colons == 1 ? text.prefix { $0 != ":" } : text
  }
}

extension HTTPField.Name {
  // The names are valid, so that the optional is never nil.
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For").unsafelyUnwrapped
  static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto").unsafelyUnwrapped
}
