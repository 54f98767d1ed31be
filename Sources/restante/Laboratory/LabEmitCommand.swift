import ArgumentParser
import RestanteJSON

/// `restante lab emit`
struct LabEmitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: "Publish one event, or thousands that follow a template.",
    discussion: """
      In the texts of the data, {{n}} stands for the number of the event, counted from 1, \
      {{n+100}} for that plus 100, and {{random 1 100}} for a random number from 1 to 100. A text \
      that is nothing but one of them becomes a number, with {{text n}} a text.
      """)

  @Argument(help: "The event's name, such as ONCRMDEALUPDATE.")
  var event: String

  @Argument(help: "The event's data as JSON text; - reads it from the standard input.")
  var json: String?

  @Option(help: "How many events to publish.")
  var count: Int64 = 1

  @Option(
    help: ArgumentHelp(
      "How far apart in time they happened, the last one now: 0.5, 3s, 2m. (default: all now)",
      valueName: "duration"))
  var every: DelayArgument?

  @OptionGroup var cause: EventCauseOptions

  @Option(
    help: ArgumentHelp("The portal's domain. (default: the demo portal)", valueName: "domain"))
  var portal: String?

  @OptionGroup var options: LabOptions

  func run() async throws {
    var body: JSONObject = ["event": .string(event), "count": .int(count)]
    if let json { body["data"] = try EventDataArgument.value(json) }
    if let every { body["every"] = .number(JSONNumber(every.seconds)) }
    cause.write(to: &body)
    if let portal { body["portal"] = .string(portal) }
    try await options.show(.post, "emit", body: body)
  }
}
