import RestanteJSON

/// The command line that publishes what an event carries, to be copied.
struct PublishCommand: Sendable {
  /// The command, for a shell as POSIX has it.
  let text: String

  /// Describes an event, for the server that the browser asked.
  init(_ event: JSONValue, _ request: ConsoleRequest) {
    var body: JSONObject = ["event": event["event"] ?? .null]
    if let data = event["data"], data != .bool(false) { body["data"] = data }
    if let user = event["user_id"], user != .null, user != .int(0) { body["user_id"] = user }
    let url = "\(request.isSecure ? "https" : "http")://\(request.host)/v1/events"
    let json = JSONValue.object(body).encodedString(.plain)
    text = """
      curl \(Self.quoted(url)) \\
        --header 'Authorization: Bearer YOUR-KEY' \\
        --header 'Content-Type: application/json' \\
        --data-binary \(Self.quoted(json))
      """
  }

  /// A word in quotes within which a shell replaces nothing.
  private static func quoted(_ word: String) -> String {
    "'\(word.replacing("'", with: #"'\''"#))'"
  }
}
