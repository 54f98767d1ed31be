#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How large files are.
enum FileSize {
  /// The size of a file in bytes; 0 when there is none.
  static func bytes(of path: String) -> Int64 {
    var information = stat()
    guard stat(path, &information) == 0 else { return 0 }
    return Int64(information.st_size)
  }
}
