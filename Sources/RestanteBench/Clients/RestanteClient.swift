import RestanteJSON

/// Restante over HTTP: publishing in `/v1/events`, claiming and clearing in the Bitrix24 API.
struct RestanteClient: QueueServer {
  let port: UInt16
  let accessToken: String
  let publishKey: String

  init(_ server: ServerProcess) {
    port = server.port
    accessToken = server.accessToken
    publishKey = server.publishKey
  }

  func connect() throws -> any QueueConnection {
    RestanteConnection(
      client: self, connection: try HTTPConnection(host: "127.0.0.1", port: port))
  }
}

/// A connection of one publisher or consumer.
private final class RestanteConnection: QueueConnection {
  private let client: RestanteClient
  private let connection: HTTPConnection
  private var processID = ""

  init(client: RestanteClient, connection: HTTPConnection) {
    self.client = client
    self.connection = connection
  }

  func publish(_ messages: [[UInt8]]) throws {
    let start = Array(#"{"event":"\#(BenchEvent.name)","user_id":1,"data":"#.utf8)
    let events = messages.map { start + $0 + [UInt8(ascii: "}")] }
    let body =
      events.count == 1 ? events[0] : Array("[".utf8) + events.joined(separator: [44]) + [93]
    _ = try connection.post("/v1/events", key: client.publishKey, body: body)
  }

  func claim(patience: Int) throws -> ClaimedMessages {
    let body: JSONValue = ["auth": .string(client.accessToken), "clear": 0]
    // A second is the shortest time that a client can wait.
    let reply = try connection.post(
      "/rest/event.offline.get", headers: patience > 0 ? ["Prefer": "wait=1"] : [:],
      body: body.encoded())
    guard let start = Self.processIDStart(in: reply) else { return ClaimedMessages() }
    processID = String(decoding: reply[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    let count = BenchEvent.numbers(in: reply).count
    return ClaimedMessages(count: count, texts: [reply])
  }

  /// The reply is not parsed: the load generator should cost little.
  private static func processIDStart(in reply: [UInt8]) -> Int? {
    let name = Array(#""process_id":""#.utf8)
    guard reply.count > name.count else { return nil }
    for place in 0..<(min(reply.count, 64) - name.count)
    where reply[place..<(place + name.count)].elementsEqual(name) {
      return place + name.count
    }
    return nil
  }

  func acknowledge() throws {
    let body: JSONValue = [
      "auth": .string(client.accessToken), "process_id": .string(processID),
    ]
    _ = try connection.post("/rest/event.offline.clear", body: body.encoded())
  }
}
