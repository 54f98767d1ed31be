/// The grammar of a JSON number (RFC 8259, section 6).
enum NumberGrammar {
  /// What a scan found.
  enum Outcome {
    /// A number that ends before this offset.
    case end(Int)
    /// The byte at this offset, or the end of the input there, does not belong in a number.
    case fault(Int)
  }

  /// Reads a number that begins at `start`, as far as it goes.
  static func scan(_ input: Span<UInt8>, from start: Int) -> Outcome {
    var position = start
    if position < input.count, input[position] == UInt8(ascii: "-") { position += 1 }
    let integer = position
    position = skipDigits(input, from: position)
    guard position > integer else { return .fault(position) }
    if input[integer] == UInt8(ascii: "0"), position > integer + 1 { return .fault(integer + 1) }

    if position < input.count, input[position] == UInt8(ascii: ".") {
      let fraction = position + 1
      position = skipDigits(input, from: fraction)
      guard position > fraction else { return .fault(position) }
    }
    if position < input.count, input[position] | 0x20 == UInt8(ascii: "e") {
      var exponent = position + 1
      if exponent < input.count,
        input[exponent] == UInt8(ascii: "+") || input[exponent] == UInt8(ascii: "-")
      {
        exponent += 1
      }
      position = skipDigits(input, from: exponent)
      guard position > exponent else { return .fault(position) }
    }
    return .end(position)
  }

  private static func skipDigits(_ input: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < input.count, input[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position
  }
}
