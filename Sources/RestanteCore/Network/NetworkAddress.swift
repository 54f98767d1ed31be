#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An IP address. An IPv4 address that is written as an IPv6 one is the IPv4 address.
public struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
  /// Four or sixteen bytes.
  public let bytes: [UInt8]

  private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  /// An address from its text, in brackets or not, without port; `nil` when it is none.
  public init?(_ text: some StringProtocol) {
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
      self.bytes = Self.unmapped(bytes)
    } else {
      return nil
    }
  }

  /// An address from its bytes in network order; `nil` unless there are four or sixteen.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = Self.unmapped(bytes)
  }

  private init(whole bytes: [UInt8]) { self.bytes = bytes }

  private static func unmapped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: mappedPrefix) ? Array(bytes.suffix(4)) : bytes
  }

  /// Whether it means the machine itself.
  public var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// What one customer of a network usually has: the address, or the first half of an IPv6 one,
  /// whose other half everybody picks.
  public var network: NetworkAddress {
    guard bytes.count == 16 else { return self }
    return NetworkAddress(whole: bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
  }

  /// The address as it is usually written; IPv6 in full.
  public var description: String {
    if bytes.count == 4 { return "\(bytes[0]).\(bytes[1]).\(bytes[2]).\(bytes[3])" }
    return stride(from: 0, to: 16, by: 2).map { place in
      String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
    }.joined(separator: ":")
  }
}
