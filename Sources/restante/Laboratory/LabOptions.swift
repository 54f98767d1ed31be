import ArgumentParser
import RestanteJSON

/// Which server a command of the lab commands, and how it prints the reply.
struct LabOptions: ParsableArguments {
  @OptionGroup var server: AdministeredServer
  @OptionGroup var output: OutputOptions

  /// Sends a request below `/lab`.
  func send(
    _ verb: ServerConnection.Verb, _ path: String..., query: [String: String] = [:],
    body: JSONObject = [:]
  ) async throws -> JSONValue {
    try await server.connection().send(verb, path, below: "lab", query: query, body)
  }

  /// Sends a request and prints the reply.
  func show(
    _ verb: ServerConnection.Verb, _ path: String..., body: JSONObject = [:]
  ) async throws {
    output.show(try await server.connection().send(verb, path, below: "lab", body))
  }
}
