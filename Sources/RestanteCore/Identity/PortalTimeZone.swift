/// The zone in which a portal's times are shown.
public enum PortalTimeZone: Sendable, Hashable {
  /// Always so many seconds ahead of UTC.
  case fixed(seconds: Int)
  /// A zone of the IANA database, whose offset changes with the seasons. Which names exist, only
  /// the machine knows.
  case named(String)

  /// The largest offset from UTC in seconds: 18 hours.
  public static let largestOffset = 18 * 3_600

  /// A zone from its text: `+HH:MM`, `-HH:MM`, `UTC`, or a name such as `Europe/Berlin`.
  public init?(_ text: String) {
    if text == "UTC" {
      self = .fixed(seconds: 0)
    } else if let first = text.utf8.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    {
      guard let offset = Self.offset(text) else { return nil }
      self = .fixed(seconds: offset)
    } else {
      guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isNameByte) else {
        return nil
      }
      self = .named(text)
    }
  }

  /// The text of the zone, as ``init(_:)`` reads it.
  public var text: String {
    switch self {
    case .fixed(let seconds):
      let minutes = abs(seconds) / 60
      return "\(seconds < 0 ? "-" : "+")\(Self.twoDigits(minutes / 60)):"
        + Self.twoDigits(minutes % 60)
    case .named(let name): return name
    }
  }

  private static func offset(_ text: String) -> Int? {
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    guard seconds <= largestOffset else { return nil }
    return text.hasPrefix("-") ? -seconds : seconds
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Letters, digits and what else stands in names of zones.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
