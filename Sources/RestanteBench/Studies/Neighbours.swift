import ArgumentParser
import Foundation
import RestanteJSON
import Synchronization

/// `restante-bench neighbours`
struct Neighbours: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures publishing on a portal beside one that makes expensive calls.",
    discussion: """
      One portal has many pending events and claims with filters and orders that no index \
      serves, lists far pages, asks for explanations and puts all of this into batches. Another \
      portal of the same server publishes one event after the other. The goal is a p99 below \
      100 ms.
      """)

  @Option(help: "Seconds without the expensive calls, and seconds beside them.")
  var seconds: Double = 20

  @Option(help: "How many events are pending on the portal with expensive calls.")
  var pending = 200_000

  @Option(help: "How many connections make expensive calls.")
  var callers = 4

  func run() async throws {
    showLine("\n\(pending) pending events, \(callers) callers, over HTTP on the embedded store")
    let server = try ServerProcess()
    defer { server.stop() }
    let bench = HTTPBench([server])
    try bench.bind()
    try bench.fill(to: pending)
    let client = try Neighbour(of: server).client
    try client.bind()
    let alone = try client.run(seconds: seconds, claims: false)
    let load = ExpensiveLoad(on: server, callers: callers)
    let beside = try client.run(seconds: seconds, claims: false)
    let made = load.end()
    alone.show("alone")
    beside.show("beside expensive calls")
    for call in made { showLine("  \(call)") }
  }
}

/// Another portal of a server, with an application that wants events.
private struct Neighbour {
  let client: HonestClient

  init(of server: ServerProcess) throws {
    let connection = try HTTPConnection(host: "127.0.0.1", port: server.port)
    func post(_ path: String, _ key: String, _ body: JSONValue) throws -> JSONValue {
      try JSONParser().parse(try connection.post("/v1/\(path)", key: key, body: body.encoded()))
    }
    func text(_ name: String, of reply: JSONValue) throws -> String {
      guard let text = reply[name]?.stringValue else {
        throw HTTPConnection.Failure(message: "there is no \(name) in \(reply.encodedString())")
      }
      return text
    }
    let portal = try post("portals", server.serverKey, ["domain": "neighbour.example"])
    let key = try text("admin_key", of: portal)
    let user = try post("users", key, ["name": "Ada", "admin": true])
    let application = try post("apps", key, ["name": "Neighbour", "installed": true])
    let tokens = try post(
      "tokens", key,
      [
        "client_id": application["client_id"] ?? .null, "user_id": user["id"] ?? .null,
        "expires_in": 86_400,
      ])
    client = HonestClient(
      port: server.port, accessToken: try text("access_token", of: tokens),
      publishKey: try text("key", of: try post("keys", key, ["scope": "publish"])))
  }
}
