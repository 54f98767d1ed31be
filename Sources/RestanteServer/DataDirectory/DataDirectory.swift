#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The directory that holds everything a server keeps, for as long as this process uses it.
struct DataDirectory: Sendable {
  private let path: String
  private let lock: DirectoryLock?

  /// Makes the directory if it is not there and takes it for this process.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - isShared: Whether other processes may use it too, as those may whose database is
  ///     elsewhere.
  /// - Throws: ``StartupError`` naming the directory when it cannot be used, or when others than
  ///   the user of this process could have put something there.
  init(_ path: String, isShared: Bool = false) throws(StartupError) {
    try Self.create(path)
    try Self.checkTrust(path)
    self.path = path
    self.lock = isShared ? nil : try DirectoryLock(directory: path)
  }

  /// Where the database is.
  var database: String { Self.database(in: path) }

  /// Where the database of a data directory is.
  static func database(in path: String) -> String { path + "/restante.sqlite" }

  /// Where the demo portal's credentials are.
  var demoFile: String { Self.demoFile(in: path) }

  /// Where the first administrator's key is.
  var adminFile: String { Self.adminFile(in: path) }

  /// Where the first administrator's key is in a data directory.
  static func adminFile(in path: String) -> String { path + "/admin.json" }

  /// Where the demo portal's credentials are in a data directory.
  static func demoFile(in path: String) -> String { path + "/demo.json" }

  /// Refuses a directory in which others could have put something, and a database that others did
  /// put there: it would say who the administrators are.
  private static func checkTrust(_ path: String) throws(StartupError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFile.failure("open", path) }
    defer { close(descriptor) }
    try FileTrust.check(descriptor, path, as: .directory)
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try FileTrust.checkIfThere(database(in: path) + suffix, as: .data)
    }
  }

  private static func create(_ path: String) throws(StartupError) {
    guard !path.isEmpty else { throw StartupError("the name of the data directory is empty") }
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw StartupError("\(path) is not a directory")
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      let parent = String(path[..<slash])
      if !parent.isEmpty { try create(parent) }
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw DurableFile.failure("create the directory", path)
    }
  }
}
