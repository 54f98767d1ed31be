import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RestanteJSON

/// Sends requests to a server and shows them as they go over the wire, without secrets.
struct ShownCalls {
  private static let timeout = TimeAmount.seconds(30)
  private static let largestReply = 1 << 20

  let base: String
  let client: HTTPClient
  /// What is shown in the place of each secret.
  let secrets: [(secret: String, name: String)]

  /// Calls a method of the wire with an access token.
  ///
  /// - Parameter wait: For how many seconds the server may wait for events.
  func rest(
    _ method: String, token: String, _ parameters: JSONObject, wait: Int? = nil
  ) async throws -> JSONValue {
    var body: JSONObject = ["auth": .string(token)]
    for (name, value) in parameters { body[name] = value }
    return try await send("POST", "/rest/\(method)", .object(body), key: nil, wait: wait)
  }

  /// Calls the native API with a key.
  func native(
    _ verb: String, _ path: String, key: String, _ body: JSONValue? = nil
  ) async throws -> JSONValue {
    try await send(verb, path, body, key: key)
  }

  private func send(
    _ verb: String, _ path: String, _ body: JSONValue?, key: String?, wait: Int? = nil
  ) async throws -> JSONValue {
    var request = HTTPClientRequest(url: base + path)
    request.method = HTTPMethod(rawValue: verb)
    if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(body.encoded())
    }
    if let wait { request.headers.add(name: "Prefer", value: "wait=\(wait)") }
    let extra = wait.map { " (Prefer: wait=\($0))" } ?? ""
    show("   > \(verb) \(path)\(extra)\(body.map { " \($0.encodedString())" } ?? "")")
    let response = try await client.execute(request, timeout: Self.timeout)
    let bytes = Array(try await response.body.collect(upTo: Self.largestReply).readableBytesView)
    var reply = try JSONParser().parse(bytes)
    // How long everything took is in every reply, and says nothing here.
    if var members = reply.objectValue, members["time"] != nil {
      members["time"] = nil
      reply = .object(members)
    }
    show("   < \(response.status.code) \(reply.encodedString())")
    guard (200..<300).contains(response.status.code) else {
      throw RequestFailure(description: "the demonstration failed at \(verb) \(path)")
    }
    return reply
  }

  private func show(_ line: String) {
    var line = line
    for (secret, name) in secrets { line = line.replacing(secret, with: name) }
    StandardStreams.show(line: line)
  }
}
