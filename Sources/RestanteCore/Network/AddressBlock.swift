/// The addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct AddressBlock: Sendable, Hashable {
  /// This machine and private networks, which the public internet does not lead to.
  public static let nearby = [
    "127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7",
  ].compactMap { AddressBlock($0) }

  private let first: NetworkAddress
  private let bits: Int

  /// A block from its text; `nil` when it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = NetworkAddress(parts[0]) else { return nil }
    let most = address.bytes.count * 8
    var bits = most
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = UInt8(parts[1]),
        number <= most
      else { return nil }
      bits = Int(number)
    }
    self.first = address
    self.bits = bits
  }

  /// Whether an address lies within the block.
  public func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == first.bytes.count else { return false }
    for (place, (left, right)) in zip(address.bytes, first.bytes).enumerated() {
      let rest = bits - place * 8
      if rest <= 0 { return true }
      let mask = rest >= 8 ? 0xFF : ~(UInt8(0xFF) >> UInt8(rest))
      if (left ^ right) & mask != 0 { return false }
    }
    return true
  }
}
