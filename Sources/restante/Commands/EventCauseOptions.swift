import ArgumentParser
import RestanteJSON

/// Who caused the events that a command publishes.
struct EventCauseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The user who caused the event.", valueName: "id"))
  var user: Int64?

  @Option(
    help: ArgumentHelp(
      "The application that caused the event; it does not get its own change.",
      valueName: "client-id"))
  var originClient: String?

  @Option(
    help: ArgumentHelp(
      "The connector through which that application caused it.", valueName: "connector"))
  var originConnector: String?

  func validate() throws {
    if originConnector != nil, originClient == nil {
      throw ValidationError("--origin-connector needs --origin-client.")
    }
    if let user, user < 0 { throw ValidationError("--user must not be negative.") }
  }

  /// Whether anything is said.
  var isGiven: Bool { user != nil || originClient != nil }

  /// Adds what is said to the members of a publication.
  func write(to members: inout JSONObject) {
    if let user { members["user_id"] = .int(user) }
    guard let originClient else { return }
    var origin: JSONObject = ["client_id": .string(originClient)]
    if let originConnector { origin["auth_connector"] = .string(originConnector) }
    members["origin"] = .object(origin)
  }
}

/// The data of an event as an argument.
enum EventDataArgument {
  /// The value of an argument, which is JSON text, or `-` for the standard input.
  static func value(_ argument: String) throws -> JSONValue {
    let text = argument == "-" ? StandardStreams.readAll() : Array(argument.utf8)
    do {
      return try JSONParser().parse(text)
    } catch {
      throw ValidationError("The data is not acceptable JSON: \(error)")
    }
  }
}
