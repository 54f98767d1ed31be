/// Lays a double out the way PHP does with `serialize_precision` -1.
///
/// Both PHP and Swift find the shortest digits that read back as the same double; they differ in
/// where the point goes and when an exponent appears.
enum PHPDouble {
  /// The text of a finite double.
  static func text(of value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, point) = shortestDigits(of: value.magnitude)
    var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    // The same limits as C's %.17G: beyond them a fixed notation would pad with zeros.
    if point > 17 || point < -3 {
      appendScientific(digits, exponent: point - 1, to: &text)
    } else {
      appendFixed(digits, point: point, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The significant digits, and how many of them stand before the decimal point (negative: how
  /// many zeros follow the point first).
  private static func shortestDigits(of value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var fractionDigits = 0
    var exponent = 0
    var inFraction = false
    var rest = Substring(value.description).utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."):
        inFraction = true
      case UInt8(ascii: "e"):
        exponent = Int(Substring(rest)) ?? 0
        rest = Substring().utf8
      default:
        digits.append(byte)
        if inFraction { fractionDigits += 1 }
      }
    }
    let point = digits.count - fractionDigits + exponent
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, point - leadingZeros)
  }

  private static func appendScientific(
    _ digits: [UInt8], exponent: Int, to text: inout [UInt8]
  ) {
    text.append(contentsOf: digits.prefix(1))
    text.append(UInt8(ascii: "."))
    // PHP writes 1.0e+25, never 1e+25.
    if digits.count == 1 { text.append(UInt8(ascii: "0")) }
    text.append(contentsOf: digits.dropFirst())
    text.append(UInt8(ascii: "e"))
    text.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    text.append(contentsOf: String(exponent.magnitude).utf8)
  }

  private static func appendFixed(_ digits: [UInt8], point: Int, to text: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if point <= 0 {
      text.append(contentsOf: [zero, UInt8(ascii: ".")])
      text.append(contentsOf: repeatElement(zero, count: -point))
      text.append(contentsOf: digits)
    } else if digits.count <= point {
      text.append(contentsOf: digits)
      text.append(contentsOf: repeatElement(zero, count: point - digits.count))
    } else {
      text.append(contentsOf: digits[..<point])
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: digits[point...])
    }
  }
}
