/// Reads a text in small letters piece by piece.
struct DateScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The byte ahead, `offset` further on; 0 behind the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  mutating func rewind(to position: Int) {
    self.position = position
  }

  mutating func skipSpaces() {
    while peek() == 0x20 || peek() == 0x09 { position += 1 }
  }

  /// Reads one character; tells whether it was there.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads a number with as many digits as the range allows, and no more.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var length = 0
    var value = 0
    while length <= digits.upperBound, Self.isDigit(peek(length)) {
      if length < digits.upperBound { value = value * 10 + Int(peek(length) - 0x30) }
      length += 1
    }
    guard digits.contains(length) else { return nil }
    position += length
    return value
  }

  /// Skips digits; tells whether there were any.
  mutating func skipDigits() -> Bool {
    let start = position
    while Self.isDigit(peek()) { position += 1 }
    return position > start
  }

  /// Reads a word of letters; empty when there is none.
  mutating func word() -> String {
    let start = position
    while (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(peek()) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
