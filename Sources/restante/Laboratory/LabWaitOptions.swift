import ArgumentParser

/// How long a command of the lab waits, and for how many.
struct LabWaitOptions: ParsableArguments {
  @Option(help: "How many to wait for.")
  var count: Int = 1

  @Option(help: "How long to wait at most, by the machine's clock.")
  var timeout = DurationArgument(seconds: 10)

  /// A query that says so.
  func added(to query: [String: String]) -> [String: String] {
    query.merging(["count": "\(count)", "timeout": "\(timeout.seconds)"]) { given, _ in given }
  }
}
