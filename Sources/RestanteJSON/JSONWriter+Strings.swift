extension JSONWriter {
  /// Appends a string in quotes.
  mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let inPlace: Void? = text.utf8.withContiguousStorageIfAvailable {
      appendEscaped(Span(_unsafeElements: $0))
    }
    if inPlace == nil { appendEscaped(Array(text.utf8).span) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends the text in runs, from one escaped character to the next.
  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var run = 0
    var position = 0
    let raw = text.bytes
    while position < text.count {
      if position + 8 <= text.count,
        !escapes.mayEscape(
          anyOf: raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      {
        position += 8
        continue
      }
      let byte = text[position]
      guard escapes.mayEscape(byte) else {
        position += 1
        continue
      }
      if byte == 0xE2, !Self.isLineSeparator(text, at: position) {
        position += 3
        continue
      }
      appendRun(text, run..<position)
      if byte == 0xE2 {
        bytes.append(contentsOf: text[position + 2] == 0xA8 ? #"\u2028"#.utf8 : #"\u2029"#.utf8)
        position += 3
      } else {
        appendEscape(byte)
        position += 1
      }
      run = position
    }
    appendRun(text, run..<text.count)
  }

  private mutating func appendRun(_ text: Span<UInt8>, _ run: Range<Int>) {
    text.extracting(run).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  private static func isLineSeparator(_ text: Span<UInt8>, at position: Int) -> Bool {
    position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & 0xFE == 0xA8
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x08: appendShort(UInt8(ascii: "b"))
    case 0x09: appendShort(UInt8(ascii: "t"))
    case 0x0A: appendShort(UInt8(ascii: "n"))
    case 0x0C: appendShort(UInt8(ascii: "f"))
    case 0x0D: appendShort(UInt8(ascii: "r"))
    case UInt8(ascii: "\\"), UInt8(ascii: "/"): appendShort(byte)
    case UInt8(ascii: "\"") where !escapes.separators: appendShort(byte)
    // PHP writes the letters of its named escapes in upper case, those of control characters in
    // lower case.
    case 0..<0x20: appendHex(byte, letters: UInt8(ascii: "a"))
    default: appendHex(byte, letters: UInt8(ascii: "A"))
    }
  }

  private mutating func appendShort(_ letter: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(letter)
  }

  private mutating func appendHex(_ byte: UInt8, letters: UInt8) {
    bytes.append(contentsOf: #"\u00"#.utf8)
    for digit in [byte >> 4, byte & 15] {
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : letters + digit - 10)
    }
  }
}
