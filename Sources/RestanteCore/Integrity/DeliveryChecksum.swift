extension DeliveryContent {
  /// The checksum that stores keep beside it: CRC-32C of everything that it tells.
  public var checksum: Int64 {
    var checksum = CRC32C()
    // Lengths first: without them bytes could move from one value to the next unnoticed.
    for var text in [name.text, trace?.text ?? ""] {
      text.withUTF8 { bytes in
        checksum.add(Int64(bytes.count))
        checksum.add(UnsafeRawBufferPointer(bytes))
      }
    }
    checksum.add(user.stored ?? -1)
    checksum.add(time.milliseconds)
    checksum.add(session.rawValue)
    data.withUnsafeBytes { checksum.add($0) }
    return Int64(checksum.value)
  }

  /// Notes whether what was read is what was written.
  ///
  /// - Parameter stored: The checksum that was kept; `nil` for deliveries made before there were
  ///   checksums, which pass.
  mutating func verify(_ stored: Int64?) {
    isDamaged = stored.map { $0 != checksum } ?? false
  }

  /// The error that a delivery is damaged.
  public static func damage(of key: DeliveryKey, on portal: PortalID) -> StoreError {
    let row = BrokenRow(
      portal: portal.rawValue, application: 0, connector: nil,
      subject: "delivery \(key.id.rawValue) of handler \(key.handler.rawValue)")
    return StoreError(.corrupt, "\(EventContents.finding): \(row)")
  }
}
