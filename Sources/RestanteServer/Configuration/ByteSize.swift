/// Numbers of bytes as operators write them.
public enum ByteSize {
  private static let units: [(name: String, bytes: Int64)] = [
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40), ("", 1),
  ]

  /// The number of bytes in text like `512`, `64KiB` or `256 MiB`; `nil` for anything else.
  public static func parse(_ text: String) -> Int64? {
    for unit in units where text.lowercased().hasSuffix(unit.name.lowercased()) {
      var digits = text.dropLast(unit.name.count)
      while digits.last == " " { digits.removeLast() }
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64(digits)
      else { return nil }
      let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit.bytes)
      return isTooLarge ? nil : bytes
    }
    return nil
  }
}
