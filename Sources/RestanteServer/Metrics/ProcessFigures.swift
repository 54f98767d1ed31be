import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system says about this process.
struct ProcessFigures: Sendable {
  /// CPU time in seconds.
  var cpu: Double
  /// Resident memory in bytes; `nil` where the system does not say.
  var memory: Int64?
  /// Open file descriptors; `nil` where the system does not say.
  var descriptors: Int?
  /// The maximum number of open file descriptors; `nil` where there is none.
  var maxDescriptors: UInt64?

  /// The figures of this moment.
  static func current() -> ProcessFigures {
    ProcessFigures(
      cpu: Double(clock()) / clocksPerSecond, memory: residentBytes(),
      descriptors: openDescriptors(), maxDescriptors: descriptorLimit())
  }

  /// As POSIX has it on every system.
  private static let clocksPerSecond = 1_000_000.0

  private static func residentBytes() -> Int64? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return nil
    }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int64(fields[1]) else { return nil }
    return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func openDescriptors() -> Int? {
    // The one that reads the folder is among them.
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { $0.count - 1 }
  }

  private static func descriptorLimit() -> UInt64? {
    var limit = rlimit()
    #if canImport(Glibc)
      let result = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      let result = getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    return result == 0 && limit.rlim_cur != .max ? UInt64(limit.rlim_cur) : nil
  }
}
