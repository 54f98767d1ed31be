import ArgumentParser
import RestanteJSON

/// Which events of a queue a command looks for; everything that is said must hold.
struct EventChoice: ParsableArguments {
  @Option(help: "Events with this name.")
  var event: String?

  @Option(
    help: ArgumentHelp(
      "Events that last occurred at this time or later, past ones that left then: "
        + "\(TimeArgument.forms).", valueName: "time"))
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Events that last occurred before this time, past ones that left then; written likewise.",
      valueName: "time"))
  var before: TimeArgument?

  @Option(help: "Events whose data contain this text; case does not matter.")
  var text: String?

  /// Whether nothing is said.
  var isEmpty: Bool { members.isEmpty }

  /// The filter of a request.
  var members: JSONObject {
    var members: JSONObject = [:]
    members["event"] = event.map { .string($0) }
    members["from"] = from.map { .int($0.seconds) }
    members["before"] = before.map { .int($0.seconds) }
    members["text"] = text.map { .string($0) }
    return members
  }

  /// The query of a page.
  var query: [String: String] {
    var query: [String: String] = [:]
    query["event"] = event
    query["from"] = from.map { "\($0.seconds)" }
    query["before"] = before.map { "\($0.seconds)" }
    query["text"] = text
    return query
  }
}
