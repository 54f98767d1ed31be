/// Reads a text piece by piece, in small letters.
struct DateScanner {
  private let bytes: [UInt8]
  /// The text with its capitals.
  private let original: [UInt8]
  private(set) var position = 0

  init(_ text: String) {
    original = Array(text.utf8)
    bytes = original.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Whether a letter is ahead.
  var isAtLetter: Bool { Self.isLetter(peek()) }

  /// The byte ahead, `offset` further on; 0 behind the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  mutating func rewind(to position: Int) {
    self.position = position
  }

  mutating func skipSpaces() {
    skip { $0 == 0x20 || $0 == 0x09 }
  }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while !isAtEnd, isSkipped(peek()) { position += 1 }
  }

  /// Skips what makes a number an ordinal: `1st`.
  mutating func skipOrdinal() {
    let start = position
    if !["st", "nd", "rd", "th"].contains(word()) { rewind(to: start) }
  }

  /// Reads one character; tells whether it was there.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd, peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads words that stand as they are given; tells whether they did.
  mutating func take(words: String) -> Bool {
    guard bytes[position...].starts(with: words.utf8) else { return false }
    position += words.utf8.count
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
    while Self.isLetter(peek()) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads on in a word that began at `start` and has a slash behind it, as names of zones do, with
  /// its capitals; nil where it has none.
  mutating func zoneName(from start: Int) -> String? {
    guard peek() == UInt8(ascii: "/") else { return nil }
    skip { Self.isLetter($0) || [UInt8(ascii: "/"), UInt8(ascii: "_"), 0x2D].contains($0) }
    return String(decoding: original[start..<position], as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
