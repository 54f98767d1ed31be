import ArgumentParser
import RestanteJSON

/// `restante tail`
struct Tail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the events of queues as they come in, without claiming them.",
    discussion: """
      Looks at the queues once a second. Each line begins with the time of the occurrence, from \
      which --after continues. A repeat that refreshes a pending event is a line of its own, \
      unless it comes in the same second with the same data. An event that leaves the queue \
      between two looks is missed if there is no history, and so is one that says that it happened \
      earlier.
      """)

  /// The largest number of queues that are looked at.
  private static let maxQueues = 20

  @Option(help: "Only the queues of the application with this client id.")
  var app: String?

  @Option(help: "Only events with this name.")
  var event: String?

  @Option(
    help: ArgumentHelp(
      "Begin with what occurred at this time or later: \(TimeArgument.forms).", valueName: "time"))
  var after: TimeArgument?

  @Option(help: "Stop after so many events.")
  var count: Int?

  @Flag(help: "Do not cut data short.")
  var full = false

  @OptionGroup var options: AdministrationOptions

  func run() async throws {
    let connection = try options.connection()
    let portal = try await options.portalQuery(connection)
    var follower = QueueFollower(connection: connection, portal: portal, event: event)
    follower.queues = try await queues(connection, portal)
    try await follower.begin(after: after?.seconds)
    var left = count ?? .max
    while true {
      for found in try await follower.look() where left > 0 {
        StandardStreams.show(line: line(found))
        left -= 1
      }
      guard left > 0 else { return }
      try await Task.sleep(for: .seconds(1))
      follower.queues = try await queues(connection, portal)
    }
  }

  private func queues(
    _ connection: ServerConnection, _ portal: [String: String]
  ) async throws -> [FollowedQueue] {
    let reply = try await connection.send(.get, ["queues"], query: portal)
    let queues = (reply["queues"]?.arrayValue ?? []).compactMap { queue -> FollowedQueue? in
      guard let clientID = queue["client_id"]?.stringValue, app == nil || app == clientID else {
        return nil
      }
      return FollowedQueue(
        clientID: clientID, connector: queue["connector"]?.stringValue ?? "")
    }
    guard queues.count <= Self.maxQueues else {
      throw ValidationError("There are \(queues.count) queues; name an application with --app.")
    }
    return queues
  }

  private func line(_ found: FollowedEvent) -> String {
    let event = found.event
    guard !options.printsJSON else {
      var object: JSONObject = [
        "client_id": .string(found.queue.clientID), "connector": .string(found.queue.connector),
      ]
      for (name, value) in event.objectValue ?? [:] { object[name] = value }
      return JSONValue.object(object).encodedString()
    }
    let connector = found.queue.connector.isEmpty ? "" : "/\(found.queue.connector)"
    return [
      options.output.time(found.occurredAt), (found.queue.clientID + connector).withoutControls,
      options.output.text(event["id"] ?? .null, of: "id"),
      options.output.text(event["event"] ?? .null, of: "event"),
      ShownData.text(of: event, isWhole: full),
    ].joined(separator: "  ")
  }
}
