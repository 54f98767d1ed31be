import ArgumentParser
import RestanteCore

/// A time on the command line, as ``RestanteCore/TimeText`` reads it.
struct TimeArgument: ExpressibleByArgument {
  /// How times are written, for the help.
  static let forms =
    "2026-11-30, 2026-11-30T10:00 (UTC), yesterday, 2h (two hours ago) or seconds since 1970"

  /// Seconds since 1970.
  let seconds: Int64

  init?(argument: String) {
    guard let seconds = TimeText.seconds(argument, now: WallClock().now()) else { return nil }
    self.seconds = seconds
  }
}
