/// A word or sign of a Swift file. Comments and the texts of strings are none; code that is
/// interpolated into strings is.
struct SwiftToken: Sendable {
  let text: String
  /// The line that it stands on, counted from 1.
  let line: Int

  var isWord: Bool { text.first.map { $0.isLetter || $0 == "_" } ?? false }
}

/// Splits a Swift file into tokens, as well as it takes to count lines of functions and uses of
/// names.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var tokens: [SwiftToken] = []

  static func of(_ text: String) -> [SwiftToken] {
    var reader = SwiftTokens(bytes: Array(text.utf8))
    reader.readCode(until: nil)
    return reader.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8 {
    place + offset < bytes.count ? bytes[place + offset] : 0
  }

  private func looksAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[min(place, bytes.count)...].starts(with: $0) }
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }

  /// Reads code up to its end or the parenthesis that ends an interpolation.
  private mutating func readCode(until end: UInt8?) {
    var depth = 0
    while place < bytes.count {
      let next = byte()
      if next == end, depth == 0 { return advance() }
      if next == UInt8(ascii: "(") { depth += 1 }
      if next == UInt8(ascii: ")") { depth -= 1 }
      readOne(next)
    }
  }

  private mutating func readOne(_ next: UInt8) {
    if looksAt("//") {
      while place < bytes.count, byte() != UInt8(ascii: "\n") { advance() }
    } else if looksAt("/*") {
      readComment()
    } else if next == UInt8(ascii: "\"") || next == UInt8(ascii: "#") && opensRawText {
      readString()
    } else if next == UInt8(ascii: "/"), opensPattern {
      readPattern()
    } else if Self.isWord(next) {
      readWord()
    } else {
      if next > 0x20 { append(String(UnicodeScalar(next))) }
      advance()
    }
  }

  private mutating func append(_ text: String) {
    tokens.append(SwiftToken(text: text, line: line))
  }

  private mutating func readWord() {
    let start = place
    while place < bytes.count, Self.isWord(byte()) { place += 1 }
    append(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func readComment() {
    var depth = 0
    repeat {
      if looksAt("/*") {
        depth += 1
        advance(2)
      } else if looksAt("*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && place < bytes.count
  }

  /// Whether a number sign begins a string or a pattern: `#"`, `##"`, `#/`.
  private var opensRawText: Bool {
    var offset = 0
    while byte(offset) == UInt8(ascii: "#") { offset += 1 }
    return byte(offset) == UInt8(ascii: "\"") || byte(offset) == UInt8(ascii: "/")
  }

  /// Whether a slash begins a pattern rather than dividing something.
  private var opensPattern: Bool {
    guard let last = tokens.last?.text, byte(1) != UInt8(ascii: " ") else { return false }
    return ["(", ",", "=", ":", "[", "return", "in"].contains(last)
  }

  private mutating func readPattern() {
    advance()
    while place < bytes.count, byte() != UInt8(ascii: "/"), byte() != UInt8(ascii: "\n") {
      advance(byte() == UInt8(ascii: "\\") ? 2 : 1)
    }
    advance()
    append("pattern")
  }

  private mutating func readString() {
    var signs = 0
    while byte() == UInt8(ascii: "#") {
      signs += 1
      advance()
    }
    let quote = byte()
    let quotes = looksAt("\"\"\"") ? 3 : 1
    advance(quotes)
    append("text")
    while place < bytes.count {
      if byte() == quote, ends(quote, quotes, signs) { return advance(quotes + signs) }
      guard byte() == UInt8(ascii: "\\"), follow(1, signs, UInt8(ascii: "#")) else {
        advance()
        continue
      }
      advance(1 + signs)
      let isCode = byte() == UInt8(ascii: "(")
      advance()
      if isCode { readCode(until: UInt8(ascii: ")")) }
    }
  }

  private func ends(_ quote: UInt8, _ quotes: Int, _ signs: Int) -> Bool {
    follow(0, quotes, quote) && follow(quotes, signs, UInt8(ascii: "#"))
  }

  private func follow(_ offset: Int, _ count: Int, _ expected: UInt8) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == expected }
  }
}
