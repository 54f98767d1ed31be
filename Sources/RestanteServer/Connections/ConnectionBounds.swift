#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many connections may be open at the same time.
public struct ConnectionBounds: Sendable, Hashable {
  /// How many in all: those beyond are closed at once. Never more than the process may have files
  /// open, less some for the server itself.
  public var most: Int
  /// How many of one address, or of one IPv6 network (`/64`). The machine itself and trusted
  /// proxies may have all of them.
  public var maxPerAddress: Int

  /// Creates bounds; both are at least 1.
  public init(most: Int = 20_000, maxPerAddress: Int = 1_024) {
    self.most = most
    self.maxPerAddress = maxPerAddress
  }

  /// How many descriptors are kept for files, the database and what the server itself connects to.
  private static let reserve = 192

  /// How many connections the process can really have.
  var maxPossible: Int {
    var limit = rlimit()
    guard getrlimit(Self.resource, &limit) == 0 else { return most }
    let files = Int(clamping: limit.rlim_cur)
    // Of a limit that small the server takes half.
    return max(1, min(most, max(files - Self.reserve, files / 2)))
  }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
