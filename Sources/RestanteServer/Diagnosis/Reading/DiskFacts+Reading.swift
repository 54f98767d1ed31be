import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DiskFacts {
  /// How often a durable write is timed.
  private static let samples = 11
  private static let blockBytes = 4_096

  /// Asks how much space is free, and times durable writes to a file that nobody sees.
  init(measuring directory: String, minimumBytes: Int64) {
    self.init(
      directory: directory, freeBytes: MinimumFreeSpace.freeBytes(at: directory),
      minimumBytes: minimumBytes, syncs: [], writeFailure: nil)
    let path = "\(directory)/.doctor-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      writeFailure = String(cString: strerror(errno))
      return
    }
    defer { close(descriptor) }
    unlink(path)
    let block = [UInt8](repeating: 0, count: Self.blockBytes)
    for _ in 0..<Self.samples {
      let start = ContinuousClock.now
      guard pwrite(descriptor, block, block.count, 0) == block.count, fsync(descriptor) == 0 else {
        writeFailure = String(cString: strerror(errno))
        return
      }
      syncs.append(Double((ContinuousClock.now - start).nanoseconds) / 1_000_000)
    }
  }
}
