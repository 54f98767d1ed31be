import ArgumentParser
import RestanteCore
import RestanteJSON
import RestanteServer

/// `restante publish`
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish an event on a running server and show how many queues took it.")

  @Argument(help: "The event's name, such as ONCRMDEALUPDATE.")
  var event: String

  @Argument(help: "The event's data as JSON text; - reads it from the standard input.")
  var json: String?

  @Option(help: ArgumentHelp("The user who caused the event.", valueName: "id"))
  var user: Int64?

  @Option(
    help: ArgumentHelp(
      "The key by which repeated events coalesce: 32 hexadecimal digits.", valueName: "hex"))
  var messageID: String?

  @Option(
    help: ArgumentHelp(
      "The application that caused the event; it does not get its own change.",
      valueName: "client-id"))
  var originClient: String?

  @Option(
    help: ArgumentHelp(
      "The connector through which that application caused it.", valueName: "connector"))
  var originConnector: String?

  @OptionGroup var server: ServerOptions

  func validate() throws {
    if originConnector != nil, originClient == nil {
      throw ValidationError("--origin-connector needs --origin-client.")
    }
    if let user, user < 0 { throw ValidationError("--user must not be negative.") }
    if let messageID, MessageID(messageID) == nil {
      throw ValidationError("--message-id must be 32 hexadecimal digits.")
    }
  }

  func run() async throws {
    let reply = try await server.connection(demoKey: \.publishKey)
      .post("/v1/events", try publication())
    guard !server.output.printsJSON else { return server.output.show(reply) }
    let counts = ["accepted", "queued", "deliveries", "suppressed"].map { name in
      "\(name) \(reply[name]?.intValue ?? 0)"
    }
    StandardStreams.show(line: counts.joined(separator: ", "))
  }

  private func publication() throws -> JSONValue {
    var members: JSONObject = ["event": .string(event)]
    if let json {
      let text = json == "-" ? StandardStreams.readAll() : Array(json.utf8)
      do {
        members["data"] = try JSONParser().parse(text)
      } catch {
        throw ValidationError("The data is not acceptable JSON: \(error)")
      }
    }
    if let user { members["user_id"] = .int(user) }
    if let messageID { members["message_id"] = .string(messageID) }
    if let originClient {
      var origin: JSONObject = ["client_id": .string(originClient)]
      if let originConnector { origin["auth_connector"] = .string(originConnector) }
      members["origin"] = .object(origin)
    }
    return .object(members)
  }
}
