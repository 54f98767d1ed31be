import ArgumentParser
import RestanteCore

/// A time on the command line: a date such as `2026-11-30T04:32:27Z`, or seconds since 1970.
struct TimeArgument: ExpressibleByArgument {
  /// Seconds since 1970.
  let seconds: Int64

  init?(argument: String) {
    let seconds = Int64(argument) ?? Timestamp(rfc3339: argument)?.seconds
    guard let seconds, (0...Timestamp.maxSeconds).contains(seconds) else { return nil }
    self.seconds = seconds
  }
}
