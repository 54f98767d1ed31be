import ArgumentParser
import RestanteCore

/// A short span of time on the command line, which may be a fraction of a second: `0.5`, `3`, `2m`.
struct DelayArgument: ExpressibleByArgument {
  let seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  init?(argument: String) {
    if let seconds = Double(argument) {
      self.seconds = seconds
    } else if let seconds = DurationText.seconds(argument) {
      self.seconds = Double(seconds)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { seconds == 0 ? "none" : "\(seconds)" }
}
