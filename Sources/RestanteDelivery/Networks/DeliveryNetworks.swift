public import RestanteCore

/// To which addresses events may be delivered.
///
/// Handler URLs come from applications, which must not reach through the server what only the
/// server can reach: its own machine, its networks, and what a cloud tells its machines. Only
/// addresses of the public internet are permitted, and what the operator allows besides.
public struct DeliveryNetworks: Sendable {
  private let allowed: [AddressBlock]

  /// Permits addresses of the public internet.
  ///
  /// - Parameter allowed: What is permitted besides them.
  public init(allowing allowed: [AddressBlock] = []) {
    self.allowed = allowed
  }

  /// Addresses of IPv4 that are not the public internet's, and those at which clouds that gave them
  /// public ones serve machines their secrets (168.63.129.16).
  private static let refused = blocks([
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16",
    "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
    "240.0.0.0/4",
  ])

  /// The part of IPv6 that is the public internet's.
  private static let global = blocks(["2000::/3"])

  /// What is not within it: special purposes with Teredo and benchmarks, examples, 6to4.
  private static let refusedGlobal = blocks([
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
  ])

  /// Where the last four bytes are an address of IPv4 that packets are passed on to: the deprecated
  /// compatible form and the well-known prefix of NAT64. The mapped form is read as IPv4 anyhow.
  private static let embedding = blocks(["::/96", "64:ff9b::/96"])

  private static func blocks(_ texts: [String]) -> [AddressBlock] {
    texts.compactMap { AddressBlock($0) }
  }

  /// Whether events may be delivered to an address.
  public func permits(_ address: NetworkAddress) -> Bool {
    if allowed.contains(where: { $0.contains(address) }) { return true }
    if Self.embedding.contains(where: { $0.contains(address) }),
      let embedded = NetworkAddress(bytes: Array(address.bytes.suffix(4)))
    {
      return permits(embedded)
    }
    guard address.bytes.count == 16 else {
      return !Self.refused.contains { $0.contains(address) }
    }
    return Self.global.contains { $0.contains(address) }
      && !Self.refusedGlobal.contains { $0.contains(address) }
  }
}
