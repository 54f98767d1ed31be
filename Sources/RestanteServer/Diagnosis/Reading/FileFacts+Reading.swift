#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileFacts {
  /// What is known of a data directory and the files in it that matter.
  static func ofDataDirectory(_ path: String) -> [FileFacts] {
    var status = stat()
    let owner = stat(path, &status) == 0 ? UInt32(status.st_uid) : nil
    // The machine's administrator looks on behalf of whom the directory belongs to.
    let user = geteuid() == 0 ? owner ?? 0 : geteuid()
    func facts(_ path: String, _ purpose: FileTrust.Purpose) -> FileFacts {
      FileFacts(
        path: path, purpose: purpose, state: state(of: path, purpose), user: user,
        neighbour: purpose == .directory ? nil : owner)
    }
    let source = ServerKeySource(directory: path)
    let database = DataDirectory.database(in: path)
    let secrets = [
      source.file, source.previousFile, DataDirectory.adminFile(in: path),
      DataDirectory.demoFile(in: path),
    ]
    return [facts(path, .directory)] + secrets.map { facts($0, .secret) }
      + ["", "-wal", "-shm", "-journal"].map { facts(database + $0, .data) }
  }

  private static func state(of path: String, _ purpose: FileTrust.Purpose) -> State {
    var status = stat()
    // A data directory may be reached through a link; its files may not.
    let result = purpose == .directory ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else {
      return errno == ENOENT ? .absent : .unreadable(String(cString: strerror(errno)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: return .link
    case purpose == .directory ? S_IFDIR : S_IFREG:
      return .present(owner: status.st_uid, mode: UInt32(status.st_mode))
    default: return .wrongKind
    }
  }
}
