import Foundation
import RestanteJSON

/// A client that publishes one event after the other and takes the queue's events, as long as it is
/// measured.
struct HonestClient {
  private static let event = BenchEvent.name

  let port: UInt16
  let accessToken: String
  let publishKey: String

  /// How long its calls took.
  struct Figures {
    var publish = Measurement()
    var claim = Measurement()
    var acknowledge = Measurement()
    /// Calls that got no reply with status 200.
    var failures = 0
    var lastFailure = ""
  }

  /// Makes the application want the event.
  func bind() throws {
    _ = try call(connect(), "event.bind", ["event": .string(Self.event), "event_type": "offline"])
  }

  /// Publishes for so long, and claims and acknowledges if asked to.
  func run(seconds: Double, claims: Bool) throws -> Figures {
    var figures = Figures()
    let run = UInt32.random(in: 0 ... .max)
    let start = ContinuousClock.now
    var connection = try connect()
    var number = 0
    while ContinuousClock.now - start < .seconds(seconds) {
      number += 1
      do {
        try publish(BenchEvent.data(run: run, caller: 0, number: number), on: connection, &figures)
        if claims { try claim(on: connection, &figures) }
      } catch {
        figures.failures += 1
        figures.lastFailure = "\(error)"
        connection = try connect()
      }
    }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    figures.publish.seconds = elapsed
    figures.claim.seconds = elapsed
    figures.acknowledge.seconds = elapsed
    return figures
  }

  private func publish(
    _ data: JSONValue, on connection: HTTPConnection, _ figures: inout Figures
  ) throws {
    let body: JSONValue = ["event": .string(Self.event), "user_id": 1, "data": data]
    try figures.publish.time(1) {
      _ = try connection.post("/v1/events", key: publishKey, body: body.encoded())
    }
  }

  private func claim(on connection: HTTPConnection, _ figures: inout Figures) throws {
    let result = try figures.claim.time(1) {
      try call(connection, "event.offline.get", ["clear": 0])["result"]
    }
    guard let process = result?["process_id"], process != .null else { return }
    _ = try figures.acknowledge.time(1) {
      try call(connection, "event.offline.clear", ["process_id": process])
    }
  }

  private func connect() throws -> HTTPConnection {
    try HTTPConnection(host: "127.0.0.1", port: port)
  }

  private func call(
    _ connection: HTTPConnection, _ method: String, _ parameters: JSONObject
  ) throws -> JSONValue {
    var parameters = parameters
    parameters["auth"] = .string(accessToken)
    let body = JSONValue.object(parameters).encoded()
    return try JSONParser().parse(try connection.post("/rest/\(method)", body: body))
  }
}

extension HonestClient.Figures {
  /// Prints a line for each kind of call that was made.
  func show(_ circumstances: String) {
    for (name, measurement) in [
      ("publish", publish), ("claim", claim), ("acknowledge", acknowledge),
    ] where !measurement.latencies.isEmpty {
      report("\(name), \(circumstances)", measurement)
    }
    if failures > 0 {
      showLine("\(failures) calls failed, the last one: \(lastFailure.prefix(200))")
    }
  }
}
