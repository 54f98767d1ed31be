import ArgumentParser
import RestanteJSON
import RestanteServer

/// Which server and which portal a command administers, and how it answers.
struct AdministrationOptions: ParsableArguments {
  @OptionGroup var server: AdministeredServer

  @Option(
    help: ArgumentHelp(
      "The portal's domain; needed if the server has several.", valueName: "domain"))
  var portal: String?

  @OptionGroup var output: OutputOptions

  /// Whether the server's reply is printed as it is.
  var printsJSON: Bool { output.printsJSON }

  /// The server: the one named, else the one whose data directory this is.
  func connection() throws -> ServerConnection { try server.connection() }

  /// The query that names the portal: the given one, else the only one that the key may see.
  func portalQuery(_ connection: ServerConnection) async throws -> [String: String] {
    guard let domain = try await PortalChoice.domain(portal, for: connection) else { return [:] }
    return ["portal": domain]
  }

  /// Sends a request about a portal.
  func send(
    _ verb: ServerConnection.Verb, _ path: [String], query: [String: String] = [:],
    _ body: JSONObject = [:]
  ) async throws -> JSONValue {
    let connection = try connection()
    let portal = try await portalQuery(connection)
    return try await connection.send(
      verb, path, query: query.merging(portal) { given, _ in given }, body)
  }

  /// All elements of a list about a portal, page after page.
  func all(
    _ name: String, _ path: [String], query: [String: String] = [:]
  ) async throws -> [JSONValue] {
    let connection = try connection()
    var query = query.merging(try await portalQuery(connection)) { given, _ in given }
    query["limit"] = "1000"
    var elements: [JSONValue] = []
    while true {
      let reply = try await connection.send(.get, path, query: query)
      elements += reply[name]?.arrayValue ?? []
      guard let next = reply["next"]?.stringValue else { return elements }
      query["after"] = next
    }
  }

  /// Prints a reply: as it is, or one member a line.
  func show(_ reply: JSONValue) { output.show(reply) }

  /// Prints elements: as they are, or as a table of some members.
  func show(_ elements: [JSONValue], _ columns: [String]) { output.show(elements, columns) }
}
