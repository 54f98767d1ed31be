#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to use a data directory, held by at most one process.
///
/// The system gives it back when the process ends, however it ends.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Throws: ``StartupError`` naming the directory when another process has it.
  init(directory: String) throws(StartupError) {
    let path = directory + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DurableFile.failure("open", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let failure = DurableFile.failure("lock", path)
      close(descriptor)
      throw isTaken
        ? StartupError("another process uses the data directory \(directory)") : failure
    }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }
}
