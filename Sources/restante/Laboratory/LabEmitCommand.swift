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

  @Option(help: ArgumentHelp("The user who caused the events.", valueName: "id"))
  var user: Int64?

  @Option(
    help: ArgumentHelp(
      "The application that caused the events; it does not get its own change.",
      valueName: "client-id"))
  var originClient: String?

  @Option(
    help: ArgumentHelp(
      "The connector through which that application caused them.", valueName: "connector"))
  var originConnector: String?

  @Option(
    help: ArgumentHelp("The portal's domain. (default: the demo portal)", valueName: "domain"))
  var portal: String?

  @OptionGroup var options: LabOptions

  func validate() throws {
    if originConnector != nil, originClient == nil {
      throw ValidationError("--origin-connector needs --origin-client.")
    }
  }

  func run() async throws {
    var body: JSONObject = ["event": .string(event), "count": .int(count)]
    if let json {
      let text = json == "-" ? StandardStreams.readAll() : Array(json.utf8)
      do {
        body["data"] = try JSONParser().parse(text)
      } catch {
        throw ValidationError("The data is not acceptable JSON: \(error)")
      }
    }
    if let every { body["every"] = .number(JSONNumber(every.seconds)) }
    if let user { body["user_id"] = .int(user) }
    if let portal { body["portal"] = .string(portal) }
    if let originClient {
      var origin: JSONObject = ["client_id": .string(originClient)]
      if let originConnector { origin["auth_connector"] = .string(originConnector) }
      body["origin"] = .object(origin)
    }
    try await options.show(.post, "emit", body: body)
  }
}
