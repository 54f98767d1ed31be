#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An IP address. An IPv4 address that is written as an IPv6 one is the IPv4 address.
struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
  /// Four or sixteen bytes.
  let bytes: [UInt8]

  private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  /// An address from its text, in brackets or not, without port; `nil` when it is none.
  init?(_ text: some StringProtocol) {
    var text = Substring(text)
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    // The zone of a link-local address says through which interface it is reached.
    text = text.prefix { $0 != "%" }
    guard text.utf8.count <= 45 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    let plain = String(text)
    if inet_pton(AF_INET, plain, &bytes) == 1 {
      self.bytes = Array(bytes.prefix(4))
    } else if inet_pton(AF_INET6, plain, &bytes) == 1 {
      self.bytes = bytes.starts(with: Self.mappedPrefix) ? Array(bytes.suffix(4)) : bytes
    } else {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether it means the machine itself.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// What one customer of a network usually has: the address, or the first half of an IPv6 one,
  /// whose other half everybody picks.
  var network: NetworkAddress {
    guard bytes.count == 16 else { return self }
    return NetworkAddress(bytes: bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
  }

  /// The address as it is usually written; IPv6 in full.
  var description: String {
    if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2).map { place in
      String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
    }.joined(separator: ":")
  }
}

/// The addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct AddressBlock: Sendable, Hashable {
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
  func contains(_ address: NetworkAddress) -> Bool {
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
