import ArgumentParser
import RestanteCore

/// A span of time on the command line: `90`, `30m`, `2d`, `1h30m`.
struct DurationArgument: ExpressibleByArgument {
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init?(argument: String) {
    guard let seconds = DurationText.seconds(argument) else { return nil }
    self.seconds = seconds
  }

  var defaultValueDescription: String { DurationText.text(seconds) }
}
