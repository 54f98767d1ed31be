import RestanteCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much free space is to be left on the volume of the database: with less, publications are
/// refused, so that there is room for claiming and acknowledging what is there.
public struct FreeSpaceFloor: Sendable {
  /// What is left unless told otherwise, in bytes: 256 MiB.
  public static let standardBytes: Int64 = 256 << 20

  /// How many bytes are to be left; 0 for no matter how few.
  public var bytes: Int64
  /// How many bytes are free on the volume of a file; `nil` where nobody knows, which is enough.
  public var measure: @Sendable (_ path: String) -> Int64?

  /// Creates a floor; by default it asks the operating system.
  public init(
    bytes: Int64, measure: @escaping @Sendable (_ path: String) -> Int64? = Self.freeBytes
  ) {
    self.bytes = bytes
    self.measure = measure
  }

  /// How many bytes an ordinary user may still write on the volume of a file.
  public static func freeBytes(at path: String) -> Int64? {
    var volume = statvfs()
    guard statvfs(path, &volume) == 0 else { return nil }
    let (bytes, isTooLarge) = Int64(clamping: volume.f_bavail)
      .multipliedReportingOverflow(by: Int64(clamping: volume.f_frsize))
    return isTooLarge ? .max : bytes
  }
}

/// Looks after the free space of a database, at most once a second.
final class FreeSpaceGuard: Sendable {
  private struct Measurement {
    var at: Timestamp
    var free: Int64?
  }

  private let path: String
  private let floor: FreeSpaceFloor
  private let last = Mutex<Measurement?>(nil)

  init(path: String, floor: FreeSpaceFloor) {
    self.path = path
    self.floor = floor
  }

  /// Throws when there is too little free space.
  func check(at now: Timestamp) throws(StoreError) {
    guard floor.bytes > 0, let free = free(at: now), free < floor.bytes else { return }
    throw StoreError(
      .lowSpace, "\(free) bytes are free where the database is, and \(floor.bytes) are to be left.")
  }

  private func free(at now: Timestamp) -> Int64? {
    last.withLock { last in
      if let last, last.at <= now, now < last.at.adding(seconds: 1) { return last.free }
      let free = floor.measure(path)
      last = Measurement(at: now, free: free)
      return free
    }
  }
}
