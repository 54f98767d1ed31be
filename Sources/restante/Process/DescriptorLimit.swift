#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many files and connections the process may have open.
enum DescriptorLimit {
  /// Raises the limit to the highest that the process may give itself: every client that waits
  /// needs a connection. Where that fails the limit stays as it is.
  static func raise() {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(resource, &limit)
  }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
