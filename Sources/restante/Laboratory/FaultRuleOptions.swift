import ArgumentParser
import RestanteJSON

/// A rule of faults on the command line. The server says what does not go together.
struct FaultRuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Add the rules of a preset, such as bad-monday.", valueName: "name"))
  var preset: String?

  @Option(
    help: ArgumentHelp(
      "The method, or a pattern such as \"event.offline.*\".", valueName: "pattern"))
  var method: String?

  @Option(
    help: ArgumentHelp(
      "The path of requests to any part of the server, or a pattern.", valueName: "pattern"))
  var path: String?

  @Option(help: ArgumentHelp("The event of deliveries, or a pattern.", valueName: "pattern"))
  var event: String?

  @Option(help: ArgumentHelp("The URL of deliveries, or a pattern.", valueName: "pattern"))
  var handler: String?

  @Option(help: ArgumentHelp("The portal's domain.", valueName: "domain"))
  var portal: String?

  @Option(help: ArgumentHelp("The application's client id.", valueName: "client-id"))
  var application: String?

  @Option(help: "Apply to this one of the matching calls only, counted from 1.")
  var nth: Int64?

  @Option(help: "Apply this often at most.")
  var times: Int64?

  @Option(help: "How likely the rule applies, from 0 to 1.")
  var probability: Double?

  @Option(help: "Wait this long first, by the lab's clock: 0.5, 3s, 2m.")
  var delay: DelayArgument?

  @Option(help: ArgumentHelp("Fail with this error of the Bitrix24 API.", valueName: "code"))
  var error: String?

  @Option(help: ArgumentHelp("Which error, if several have the code.", valueName: "text"))
  var description: String?

  @Option(help: "Reply with this HTTP status.")
  var status: Int64?

  @Option(help: "What happens to the reply: reset, lost, cut or slow.")
  var reply: String?

  @Option(help: "How long a slow reply takes, by the lab's clock. (default: 5s)")
  var over: DelayArgument?

  @Option(help: "What happens to the store: unavailable or unknown.")
  var store: String?

  @Option(help: "What happens to deliveries: drop, duplicate, reorder or fail.")
  var delivery: String?

  /// The members of the request.
  var members: JSONObject {
    var members = JSONObject()
    let texts = [
      ("preset", preset), ("method", method), ("path", path), ("event", event),
      ("handler", handler), ("portal", portal), ("application", application),
      ("error", error), ("description", description), ("reply", reply), ("store", store),
      ("delivery", delivery),
    ]
    for (name, text) in texts { if let text { members[name] = .string(text) } }
    for (name, number) in [("nth", nth), ("times", times), ("status", status)] {
      if let number { members[name] = .int(number) }
    }
    for (name, number) in [
      ("probability", probability), ("delay", delay?.seconds), ("over", over?.seconds),
    ] {
      if let number { members[name] = .number(JSONNumber(number)) }
    }
    return members
  }
}
