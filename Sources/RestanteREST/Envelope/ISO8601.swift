/// Dates in the form that the wire uses: `2024-07-18T12:32:31+02:00`.
///
/// Computed by hand because every row of a reply has one.
public enum ISO8601 {
  /// The text of a time, in whole seconds since 1970-01-01T00:00:00Z, as seen `utcOffset` seconds
  /// east of Greenwich. UTC is `+00:00`, never `Z`.
  public static func text(seconds: Int64, utcOffset: Int = 0) -> String {
    let bytes = bytes(seconds: seconds, utcOffset: utcOffset)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// 0000-01-01T00:00:00 and 9999-12-31T23:59:59.
  private static let earliest: Int64 = -62_167_219_200
  private static let latest: Int64 = 253_402_300_799

  static func bytes(seconds: Int64, utcOffset: Int) -> [UInt8] {
    let offset = min(max(utcOffset, -86_400), 86_400)
    // Only years of four digits can be written in this form.
    let near = min(max(seconds, earliest), latest)
    let local = min(max(near + Int64(offset), earliest), latest)
    let days = CivilDate.floorDivide(local, 86_400)
    let second = Int(local - days * 86_400)
    let date = CivilDate(daysSinceEpoch: days)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(25)
    appendTwo(Int(date.year) / 100, to: &bytes)
    appendTwo(Int(date.year) % 100, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwo(date.month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendTwo(date.day, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    appendTwo(second / 3600, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwo(second / 60 % 60, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwo(second % 60, to: &bytes)
    bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let minutes = abs(offset) / 60
    appendTwo(minutes / 60, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendTwo(minutes % 60, to: &bytes)
    return bytes
  }

  private static func appendTwo(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
