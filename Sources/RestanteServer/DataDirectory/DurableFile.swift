#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Small private files that are either there as a whole or not at all.
enum DurableFile {
  /// Writes a file that only its owner can read, and returns once it would survive a power loss.
  ///
  /// A reader sees the old contents or the new ones, never a part. Links that stand where the file
  /// or its draft belongs are replaced, not followed.
  static func save(_ bytes: [UInt8], to path: String) throws(StartupError) {
    let draft = path + ".new"
    guard unlink(draft) == 0 || errno == ENOENT else { throw failure("remove", draft) }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("create", draft) }
    do {
      defer { close(descriptor) }
      // Whatever the process's mask takes away.
      guard fchmod(descriptor, 0o600) == 0 else { throw failure("protect", draft) }
      guard writeAll(bytes, to: descriptor), fsync(descriptor) == 0 else {
        throw failure("write", draft)
      }
    }
    guard rename(draft, path) == 0 else { throw failure("replace", path) }
    syncDirectory(of: path)
  }

  /// The contents of a file that holds secrets; `nil` when there is none.
  ///
  /// - Parameters:
  ///   - purpose: What has to be true of a file for its contents to be believed; `nil` for nothing.
  ///   - followsLinks: Whether the file may stand elsewhere.
  /// - Throws: ``StartupError`` naming the path when it cannot be read or is not believed.
  static func contents(
    of path: String, as purpose: FileTrust.Purpose? = .secret, followsLinks: Bool = false
  ) throws(StartupError) -> [UInt8]? {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      if errno == ELOOP {
        throw StartupError(
          "\(path) is a symbolic link, which is not followed: put the file itself there")
      }
      throw failure("open", path)
    }
    defer { close(descriptor) }
    if let purpose { try FileTrust.check(descriptor, path, as: purpose) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return contents }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read", path)
      }
      contents += chunk.prefix(count)
    }
  }

  /// A sentence about the system call that failed last.
  static func failure(_ verb: String, _ path: String) -> StartupError {
    StartupError("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The directory that a file is in.
  static func directory(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Makes the new name durable, too. File systems that cannot do this need not.
  private static func syncDirectory(of path: String) {
    let descriptor = open(directory(of: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
