/// The checksum CRC-32C (Castagnoli) of bytes that arrive piece by piece.
///
/// It finds every change of up to 32 neighboring bits, whatever the length. It protects against
/// damage, not against forgery.
struct CRC32C {
  private var remainder: UInt32 = .max

  /// The checksum of all bytes so far.
  var value: UInt32 { ~remainder }

  /// Adds bytes, eight at a time.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var crc = remainder
    var offset = 0
    Self.table.withUnsafeBufferPointer { table in
      while offset + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        let mixed = word ^ UInt64(crc)
        crc = 0
        for place in 0..<8 {
          let byte = Int(truncatingIfNeeded: (mixed >> UInt64(8 * place)) & 0xFF)
          crc ^= table[(7 - place) << 8 | byte]
        }
        offset += 8
      }
      while offset < bytes.count {
        crc = crc >> 8 ^ table[Int((crc ^ UInt32(bytes[offset])) & 0xFF)]
        offset += 1
      }
    }
    remainder = crc
  }

  /// Adds an integer as eight bytes, the lowest first.
  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { add($0) }
  }

  /// Eight tables of 256 entries, one after the other: entry `b` of table `n` is the remainder of
  /// the byte `b` with `n` zero bytes after it.
  private static let table: [UInt32] = {
    let reversedPolynomial: UInt32 = 0x82F6_3B78
    var table = (0..<256).map { byte -> UInt32 in
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 0 ? 0 : reversedPolynomial) }
      return crc
    }
    for index in 256..<2_048 {
      let before = table[index - 256]
      table.append(before >> 8 ^ table[Int(before & 0xFF)])
    }
    return table
  }()
}
