import HTTPTypes
import RestanteCore

/// Decides who may read the metrics.
struct MetricsGate: Sendable {
  /// What a request may do.
  enum Decision: Sendable, Hashable {
    case admitted
    /// There is nothing here.
    case absent
    /// A key is needed.
    case keyNeeded
    /// A key was presented that is not the right one.
    case wrongKey
  }

  let access: MetricsAccess
  /// The hash of the key that opens; `nil` for none.
  let key: SecretHash?
  /// The proxies that the operator named; anybody may stand behind them.
  let proxies: [AddressBlock]

  /// What proxies add to requests. A client behind one may be anywhere.
  private static let forwarding = [
    "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP",
    "CF-Connecting-IP", "True-Client-IP",
  ].compactMap { HTTPField.Name($0) }

  /// What a request may do.
  ///
  /// - Parameters:
  ///   - peer: Who is at the other end of the connection, whatever the headers say.
  ///   - headers: The request's headers.
  func decision(peer: NetworkAddress?, headers: HTTPFields) -> Decision {
    if access == .off { return .absent }
    if let presented = Self.bearer(headers[.authorization]) {
      return key?.matches(presented) == true ? .admitted : .wrongKey
    }
    guard access == .local, let peer, peer.isLoopback,
      !proxies.contains(where: { $0.contains(peer) }),
      !Self.forwarding.contains(where: { headers.contains($0) })
    else { return .keyNeeded }
    return .admitted
  }

  static func bearer(_ header: String?) -> String? {
    guard let header, header.prefix(7).lowercased() == "bearer " else { return nil }
    return String(header.dropFirst(7).drop { $0 == " " })
  }
}
