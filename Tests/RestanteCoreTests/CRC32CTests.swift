import Testing

@testable import RestanteCore

@Suite("The checksum CRC-32C")
struct CRC32CTests {
  private func checksum(_ pieces: [UInt8]...) -> UInt32 {
    var checksum = CRC32C()
    for piece in pieces { piece.withUnsafeBytes { checksum.add($0) } }
    return checksum.value
  }

  static let known: [(bytes: [UInt8], checksum: UInt32)] = [
    (Array("123456789".utf8), 0xE306_9283),
    ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
    ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
    ([UInt8](0..<32), 0x46DD_794E),
    ([UInt8]((0..<32).reversed()), 0x113F_DB5C),
    ([], 0),
  ]

  @Test("has the values of RFC 3720, appendix B.4, and of the usual check", arguments: known)
  func vectors(bytes: [UInt8], expected: UInt32) {
    #expect(checksum(bytes) == expected)
  }

  @Test("is the same however the bytes are cut into pieces")
  func pieces() {
    let bytes = (0..<67).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
    for cut in 0...bytes.count {
      #expect(checksum(Array(bytes[..<cut]), Array(bytes[cut...])) == checksum(bytes))
    }
  }

  @Test("changes with every single bit")
  func bits() {
    let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 &* 17) }
    var seen: Set<UInt32> = [checksum(bytes)]
    for bit in 0..<(bytes.count * 8) {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(seen.insert(checksum(changed)).inserted)
    }
  }
}
