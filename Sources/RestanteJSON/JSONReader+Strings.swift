extension JSONReader {
  /// Reads the string whose opening quote is at the current position.
  mutating func string(_ input: Span<UInt8>) throws(JSONParseError) -> String {
    position += 1
    let run = try run(input)
    guard try current(input) == UInt8(ascii: "\"") else {
      return try escapedString(input, after: run)
    }
    position += 1
    return input.extracting(run).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads on in a string that needs unescaping, after its first run.
  private mutating func escapedString(
    _ input: Span<UInt8>, after first: Range<Int>
  ) throws(JSONParseError) -> String {
    unescaped.removeAll(keepingCapacity: true)
    append(input, first)
    while true {
      switch try current(input) {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: unescaped, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(input)
      default:
        throw error(.controlCharacter)
      }
      append(input, try run(input))
    }
  }

  /// Passes over well-formed text up to the next quote, backslash or control character.
  private mutating func run(_ input: Span<UInt8>) throws(JSONParseError) -> Range<Int> {
    let start = position
    var end = start
    var allBits: UInt8 = 0
    while end < input.count {
      let byte = input[end]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      allBits |= byte
      end += 1
    }
    let run = start..<end
    // ASCII needs no check.
    if allBits >= 0x80, let fault = UTF8Check.firstFault(input, run) {
      throw error(.invalidUTF8, at: fault)
    }
    position = end
    return run
  }

  private mutating func append(_ input: Span<UInt8>, _ run: Range<Int>) {
    input.extracting(run).withUnsafeBufferPointer { unescaped.append(contentsOf: $0) }
  }

  /// Reads the escape sequence whose backslash is at the current position.
  private mutating func escape(_ input: Span<UInt8>) throws(JSONParseError) {
    guard position + 1 < input.count else { throw error(.unexpectedEnd, at: input.count) }
    let byte: UInt8
    switch input[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = input[position + 1]
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "u"): return try unicodeEscape(input)
    default: throw error(.invalidEscape)
    }
    unescaped.append(byte)
    position += 2
  }

  /// Reads a `\u` escape, or two of them that make a surrogate pair.
  private mutating func unicodeEscape(_ input: Span<UInt8>) throws(JSONParseError) {
    let start = position
    var code = try codeUnit(input)
    if code & 0xFC00 == 0xD800, position + 1 < input.count,
      input[position] == UInt8(ascii: "\\"), input[position + 1] == UInt8(ascii: "u")
    {
      let low = try codeUnit(input)
      guard low & 0xFC00 == 0xDC00 else { throw error(.loneSurrogate, at: start) }
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error(.loneSurrogate, at: start) }
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Reads `\u` and four hexadecimal digits.
  private mutating func codeUnit(_ input: Span<UInt8>) throws(JSONParseError) -> UInt32 {
    let start = position
    var code: UInt32 = 0
    for offset in (start + 2)..<(start + 6) {
      guard offset < input.count else { throw error(.unexpectedEnd, at: input.count) }
      guard let digit = Self.hexDigit(input[offset]) else { throw error(.invalidEscape) }
      code = code << 4 | UInt32(digit)
    }
    position = start + 6
    return code
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
