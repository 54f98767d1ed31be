/// Finds where bytes stop being UTF-8 (Unicode Standard, table 3-7).
enum UTF8Check {
  /// The offset of the first byte of an ill-formed sequence, or nil when all is well.
  static func firstFault(_ input: Span<UInt8>, _ run: Range<Int>) -> Int? {
    var position = run.lowerBound
    while position < run.upperBound {
      if input[position] < 0x80 {
        position += 1
        continue
      }
      guard let length = sequenceLength(input, position, run.upperBound) else { return position }
      position += length
    }
    return nil
  }

  /// The length of the well-formed sequence of several bytes that begins there, if one does.
  private static func sequenceLength(_ input: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let length: Int
    // The second byte decides about overlong forms, surrogates and the end of Unicode.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch input[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard start + length <= end, second.contains(input[start + 1]) else { return nil }
    for offset in (start + 2)..<max(start + length, start + 2) {
      guard input[offset] & 0xC0 == 0x80 else { return nil }
    }
    return length
  }
}
