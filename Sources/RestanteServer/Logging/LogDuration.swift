/// Durations as logs write them.
enum LogDuration {
  /// Nanoseconds in milliseconds, to a tenth.
  static func milliseconds(_ nanoseconds: Int64) -> String {
    let tenths = (nanoseconds + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
