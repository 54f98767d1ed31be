import Foundation
import RestanteJSON
import Synchronization

/// Measures the server over HTTP, with callers on the same machine.
struct HTTPBench: Sendable {
  /// One turn of a caller on its connection; returns how many units it did.
  typealias Round = @Sendable (HTTPConnection, _ caller: Int, _ round: Int) throws -> Int

  /// Where the nodes listen; callers take turns.
  let ports: [UInt16]
  let accessToken: String
  let publishKey: String

  init(_ servers: [ServerProcess]) {
    ports = servers.map(\.port)
    accessToken = servers.first?.accessToken ?? ""
    publishKey = servers.first?.publishKey ?? ""
  }

  func connect(_ caller: Int = 0) throws -> HTTPConnection {
    try HTTPConnection(host: "127.0.0.1", port: ports[caller % ports.count])
  }

  /// Calls a method of the Bitrix24 API; returns the bytes of its reply.
  func callForBytes(
    _ connection: HTTPConnection, _ method: String, _ parameters: JSONObject = [:]
  ) throws -> [UInt8] {
    var parameters = parameters
    parameters["auth"] = .string(accessToken)
    return try connection.post("/rest/\(method)", body: JSONValue.object(parameters).encoded())
  }

  /// Calls a method of the Bitrix24 API.
  func call(
    _ connection: HTTPConnection, _ method: String, _ parameters: JSONObject = [:]
  ) throws -> JSONValue {
    try JSONParser().parse(callForBytes(connection, method, parameters))
  }

  /// Makes the application want the events, once the servers are ready.
  func bind() throws {
    for caller in 0..<ports.count {
      var isReady = false
      for _ in 0..<600 where !isReady {
        isReady = (try? call(connect(caller), "server.time")) != nil
        if !isReady { Thread.sleep(forTimeInterval: 0.05) }
      }
    }
    for name in [BenchEvent.name, BenchEvent.rareName] {
      let binding: JSONObject = ["event": .string(name), "event_type": "offline"]
      // A database that was given may have it from another turn.
      _ = try? call(connect(), "event.unbind", binding)
      _ = try call(connect(), "event.bind", binding)
    }
  }

  /// Runs callers on connections of their own.
  func run(callers: Int, seconds: Double, _ round: @escaping Round) throws -> Measurement {
    try measureThreads(callers: callers, seconds: seconds) { caller in
      let connection = try connect(caller)
      return { try round(connection, caller, $0) }
    }
  }

  /// What one turn exchanges.
  func exchanges(of round: Round) throws -> [HTTPConnection.Exchange] {
    let connection = try connect()
    connection.exchanges = []
    _ = try round(connection, Int(UInt16.max), 0)
    return connection.exchanges ?? []
  }

  /// Publishes events that were never seen before.
  func publishing(batch: Int, mixed: Bool = false) -> Round {
    let run = UInt32.random(in: 0 ... .max)
    // Several repetitions use the same turn.
    let turns = Turns()
    return { [publishKey] connection, caller, _ in
      let first = turns.next() * batch
      let events = (first..<first + batch).map { number -> JSONValue in
        [
          "event": .string(mixed ? BenchEvent.mixedName(number) : BenchEvent.name), "user_id": 1,
          "data": BenchEvent.data(run: run, caller: caller, number: number),
        ]
      }
      let body = (batch == 1 ? events[0] : .array(events)).encoded()
      _ = try connection.post("/v1/events", key: publishKey, body: body)
      return batch
    }
  }

  /// Takes 50 events.
  func taking() -> Round {
    { connection, _, _ in
      BenchEvent.numbers(in: try callForBytes(connection, "event.offline.get")).count
    }
  }

  /// Claims 50 events and clears them.
  func gettingAndClearing() -> Round {
    { connection, _, _ in
      let result = try call(connection, "event.offline.get", ["clear": 0])["result"]
      guard let events = result?["events"]?.arrayValue, !events.isEmpty,
        let process = result?["process_id"]
      else { return 0 }
      _ = try call(connection, "event.offline.clear", ["process_id": process])
      return events.count
    }
  }

  /// How many events are in the queue.
  func depth() throws -> Int {
    Int(try call(connect(), "event.offline.list")["total"]?.intValue ?? 0)
  }

  /// Brings the queue to a depth.
  ///
  /// - Parameter progress: Told now and then how deep the queue is.
  func fill(to depth: Int, progress: @Sendable (Int) -> Void = { _ in }) throws {
    var now = try self.depth()
    while now < depth {
      let step = min(depth - now, 250_000)
      let left = Atomic(step)
      let publish = publishing(batch: 500, mixed: true)
      let publishRest = publishing(batch: 1, mixed: true)
      _ = try run(callers: 4, seconds: .infinity) { connection, caller, round in
        let count = min(500, left.wrappingSubtract(500, ordering: .relaxed).oldValue)
        if count == 500 { return try publish(connection, caller, round) }
        for _ in 0..<max(0, count) { _ = try publishRest(connection, caller, round) }
        return max(0, count)
      }
      now += step
      progress(now)
    }
  }
}

/// Numbers that all callers share.
private final class Turns: Sendable {
  private let last = Atomic(-1)

  func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
}
