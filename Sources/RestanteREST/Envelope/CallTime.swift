import RestanteCore

/// The `time` of a reply.
struct CallTime: Sendable {
  /// When the request came in, in microseconds since 1970.
  var start: Int64
  /// When the method's body began.
  var processingStart: Int64
  /// When the method's body was done.
  var finish: Int64
  /// The method's operating time; `nil` while it is not limited.
  var operating: OperatingTime?

  /// Appends the object: times as PHP prints seconds with fractions, dates with a numeric offset.
  func append(to bytes: inout [UInt8], utcOffset: UTCOffset) {
    bytes.append(contentsOf: #"{"start":"#.utf8)
    Self.appendSeconds(start, to: &bytes)
    bytes.append(contentsOf: #","finish":"#.utf8)
    Self.appendSeconds(finish, to: &bytes)
    bytes.append(contentsOf: #","duration":"#.utf8)
    Self.appendSeconds(max(0, finish - start), to: &bytes)
    bytes.append(contentsOf: #","processing":"#.utf8)
    Self.appendSeconds(max(0, finish - processingStart), to: &bytes)
    bytes.append(contentsOf: #","date_start":""#.utf8)
    Self.appendDate(start / 1_000_000, utcOffset, to: &bytes)
    bytes.append(contentsOf: #"","date_finish":""#.utf8)
    Self.appendDate(finish / 1_000_000, utcOffset, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    // As in the original, what is said of the reset stands first.
    if let operating {
      bytes.append(contentsOf: #","operating_reset_at":\#(operating.resetAt.seconds)"#.utf8)
    }
    bytes.append(contentsOf: #","operating":"#.utf8)
    Self.appendSeconds(operating?.microseconds ?? 0, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private static func appendDate(
    _ seconds: Int64, _ utcOffset: UTCOffset, to bytes: inout [UInt8]
  ) {
    bytes.append(
      contentsOf: ISO8601.bytes(seconds: seconds, utcOffset: utcOffset.seconds(at: seconds)))
  }

  /// Appends microseconds as seconds: `1721299720.388504`, `0.0023`, `5.0e-6`.
  static func appendSeconds(_ microseconds: Int64, to bytes: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if microseconds > 0, microseconds < 100 {
      let (tens, ones) = microseconds.quotientAndRemainder(dividingBy: 10)
      let digits = tens > 0 ? (tens, ones, "5") : (ones, 0, "6")
      bytes.append(zero + UInt8(digits.0))
      bytes.append(UInt8(ascii: "."))
      bytes.append(zero + UInt8(digits.1))
      bytes.append(contentsOf: "e-".utf8)
      bytes.append(contentsOf: digits.2.utf8)
      return
    }
    bytes.append(contentsOf: String(microseconds / 1_000_000).utf8)
    var fraction = microseconds % 1_000_000
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var place: Int64 = 100_000
    while fraction > 0 {
      bytes.append(zero + UInt8(fraction / place))
      fraction %= place
      place /= 10
    }
  }
}
