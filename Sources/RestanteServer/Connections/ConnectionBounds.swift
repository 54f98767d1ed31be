#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many connections may be open at the same time, and how fast their clients must be.
public struct ConnectionBounds: Sendable, Hashable {
  /// The maximum number in total; further ones are closed at once. Lower if the process may not
  /// open that many files beside those that the server itself needs.
  public var maxTotal: Int
  /// The maximum number from one address, or one IPv6 network (`/64`). Does not apply to the
  /// machine itself and trusted proxies.
  public var maxPerAddress: Int
  /// How fast clients must send requests and take replies.
  var pace = PaceLimits.standard

  /// Creates bounds; both are at least 1.
  public init(maxTotal: Int = 20_000, maxPerAddress: Int = 1_024) {
    self.maxTotal = maxTotal
    self.maxPerAddress = maxPerAddress
  }

  /// How many descriptors are reserved for files, the database and outgoing connections.
  private static let reserve = 192

  /// The maximum number in total that the process can have.
  var maxPossible: Int {
    var limit = rlimit()
    guard getrlimit(Self.resource, &limit) == 0 else { return maxTotal }
    let files = Int(clamping: limit.rlim_cur)
    // With a very low limit, the server reserves half of it.
    return max(1, min(maxTotal, max(files - Self.reserve, files / 2)))
  }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
