#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much room there is in a file system.
public enum FreeSpace {
  /// How many bytes this process may still write where `path` is; `nil` when that cannot be told.
  public static func bytes(at path: String) -> Int64? {
    var figures = statvfs()
    guard statvfs(path, &figures) == 0 else { return nil }
    let (bytes, isTooMany) = Int64(clamping: UInt64(figures.f_bavail))
      .multipliedReportingOverflow(by: Int64(clamping: UInt64(figures.f_frsize)))
    return isTooMany ? .max : bytes
  }
}
