import ArgumentParser

/// How long everything takes.
struct LengthOptions: ParsableArguments {
  @Option(help: "Seconds for each repetition of a row.")
  var seconds = 1.0

  @Option(help: "Repetitions of a row.")
  var repetitions = 5

  @Flag(help: "Show in less than two minutes that everything works; the figures mean nothing.")
  var tiny = false

  mutating func validate() throws {
    guard seconds > 0, seconds.isFinite else { throw ValidationError("--seconds is positive") }
    guard repetitions > 0 else { throw ValidationError("--repetitions is positive") }
    if tiny { (seconds, repetitions) = (0.05, 1) }
  }

  var plan: Repetitions { Repetitions(seconds: seconds, count: repetitions) }

  func showLegend() {
    FigureTable.showLegend(repetitions: repetitions, seconds: seconds)
  }
}

/// How the bench, and the server beside it, were built.
enum BuildKind {
  #if DEBUG
    static let name = "debug"
  #else
    static let name = "release"
  #endif
}
