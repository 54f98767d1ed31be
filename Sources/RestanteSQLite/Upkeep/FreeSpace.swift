import RestanteCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much free space is to be left on the volume of the database: with less, publications are
/// refused, so that there is room for claiming and acknowledging what is there.
public struct MinimumFreeSpace: Sendable {
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
///
/// Pages that are free within the file count, too: they are written before the file grows. A
/// quarter of the floor has to be free on the volume all the same, for the write-ahead log.
final class FreeSpaceGuard: Sendable {
  private struct Measurement {
    var at: Timestamp
    var free: Int64?
    var reusable: Int64
  }

  private let path: String
  private let minimum: MinimumFreeSpace
  private let reusable: @Sendable () -> Int64
  private let last = Mutex<Measurement?>(nil)

  /// - Parameter reusable: How many bytes are free within the file; asked only where the volume
  ///   has too little.
  init(
    path: String, minimum: MinimumFreeSpace, reusable: @escaping @Sendable () -> Int64 = { 0 }
  ) {
    self.path = path
    self.minimum = minimum
    self.reusable = reusable
  }

  /// Throws when there is too little free space.
  func check(at now: Timestamp) throws(StoreError) {
    guard let measured = lack(at: now), let free = measured.free,
      free < max(1, minimum.bytes / 4) || free + measured.reusable < minimum.bytes
    else { return }
    throw StoreError(
      .lowSpace,
      "\(free) bytes are free on the volume of the database and \(measured.reusable) within it; "
        + "the minimum is \(minimum.bytes).")
  }

  /// Whether the volume has less than the floor, whatever is free within the file.
  func isLow(at now: Timestamp) -> Bool { lack(at: now) != nil }

  private func lack(at now: Timestamp) -> Measurement? {
    guard minimum.bytes > 0 else { return nil }
    let measured = last.withLock { last in
      if let last, last.at <= now, now < last.at.adding(seconds: 1) { return last }
      var measured = Measurement(at: now, free: minimum.measure(path), reusable: 0)
      if let free = measured.free, free < minimum.bytes { measured.reusable = reusable() }
      last = measured
      return measured
    }
    guard let free = measured.free, free < minimum.bytes else { return nil }
    return measured
  }
}
