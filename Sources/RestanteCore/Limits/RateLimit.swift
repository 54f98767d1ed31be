/// How many requests one address may send to one portal: a leaky bucket.
///
/// Each request adds one drop; drops leak out steadily; a request that finds the bucket full is
/// refused and adds nothing. As text it is `off`, `standard`, `enterprise`, or `X/Y` with what the
/// bucket holds and what leaks out of it a second.
public enum RateLimit: Sendable, Hashable, LosslessStringConvertible {
  /// Every request is let through.
  case off
  /// A bucket that holds `capacity` requests, of which `perSecond` leak out each second.
  case bucket(capacity: Int, perSecond: Int)

  /// What the original allows most of its plans.
  public static let standard = RateLimit.bucket(capacity: 50, perSecond: 2)
  /// What the original allows its largest plan.
  public static let enterprise = RateLimit.bucket(capacity: 250, perSecond: 5)

  /// The largest number that either part of `X/Y` may be.
  public static let largest = 1_000_000

  /// A limit from its text; `nil` when it is none.
  public init?(_ description: String) {
    switch description {
    case "off": self = .off
    case "standard": self = .standard
    case "enterprise": self = .enterprise
    default:
      let parts = description.split(separator: "/", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { part -> Int? in
        guard (1...7).contains(part.utf8.count), part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
          let number = Int(part), 1...Self.largest ~= number
        else { return nil }
        return number
      }
      guard parts.count == 2, numbers.count == 2 else { return nil }
      self = .bucket(capacity: numbers[0], perSecond: numbers[1])
    }
  }

  /// The limit's text, which reads back as the same limit.
  public var description: String {
    switch self {
    case .off: "off"
    case .standard: "standard"
    case .enterprise: "enterprise"
    case .bucket(let capacity, let perSecond): "\(capacity)/\(perSecond)"
    }
  }
}
