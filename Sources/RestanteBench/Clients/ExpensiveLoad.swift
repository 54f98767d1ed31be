import Foundation
import RestanteJSON
import Synchronization

/// The calls by which a portal makes most work, made in turns on several connections.
final class ExpensiveLoad: Sendable {
  private let isStopped = Atomic(false)
  private let group = DispatchGroup()
  private let made = Mutex<[String: Measurement]>([:])
  private let refused = Mutex<[String: Int]>([:])

  init(on server: ServerProcess, callers: Int) {
    let calls = ExpensiveCall.all(server)
    let port = server.port
    for caller in 0..<callers {
      group.enter()
      Thread { [self] in
        work(calls, from: caller * calls.count / callers, port: port)
        group.leave()
      }.start()
    }
  }

  private func work(_ calls: [ExpensiveCall], from first: Int, port: UInt16) {
    var turn = first
    var connection: HTTPConnection?
    while !isStopped.load(ordering: .relaxed) {
      let call = calls[turn % calls.count]
      turn += 1
      do {
        let open = try connection ?? HTTPConnection(host: "127.0.0.1", port: port)
        connection = open
        var measurement = Measurement()
        try measurement.time(1) { try call.make(on: open) }
        made.withLock { made in
          made[call.name, default: Measurement()]
            .latencies += measurement.latencies
        }
      } catch {
        // The rest of a refusal may still be on its way.
        connection = nil
        refused.withLock { $0[call.name, default: 0] += 1 }
      }
    }
  }

  /// Ends the calls; tells of each kind how many there were and how long they took.
  func end() -> [String] {
    isStopped.store(true, ordering: .relaxed)
    group.wait()
    let refused = refused.withLock { $0 }
    let made = made.withLock { $0 }
    return Set(made.keys).union(refused.keys).sorted().map { name in
      let latencies = made[name]
      return name.padding(toLength: 50, withPad: " ", startingAt: 0)
        + String(
          format: "%6d calls, %d refused, p50 %.1f ms, longest %.1f ms",
          latencies?.latencies.count ?? 0, refused[name] ?? 0,
          (latencies?.percentile(0.5) ?? 0) / 1e3, (latencies?.percentile(1) ?? 0) / 1e3)
    }
  }
}

/// A call that makes a lot of work.
struct ExpensiveCall: Sendable {
  let name: String
  private let path: String
  private let key: String?
  private let body: [UInt8]?

  func make(on connection: HTTPConnection) throws {
    if let body {
      _ = try connection.post(path, key: key, body: body)
    } else {
      _ = try connection.get(path, key: key)
    }
  }

  static func all(_ server: ServerProcess) -> [ExpensiveCall] {
    func rest(_ name: String, _ method: String, _ parameters: JSONObject) -> ExpensiveCall {
      var parameters = parameters
      parameters["auth"] = .string(server.accessToken)
      return ExpensiveCall(
        name: name, path: "/rest/\(method)", key: nil,
        body: JSONValue.object(parameters).encoded())
    }
    // No message id has a letter behind f.
    let patterns = JSONValue.array((0..<100).map { .string("zz\($0)") })
    return [
      rest(
        "claim by a name that is not there", "event.offline.get",
        ["clear": 0, "filter": ["EVENT_NAME": "ONABSENT"]]),
      rest(
        "claim in the order of message ids, for a second", "event.offline.get",
        ["clear": 0, "lease": 1, "order": ["MESSAGE_ID": "ASC"]]),
      rest(
        "claim with 100 patterns", "event.offline.get",
        ["clear": 0, "filter": ["%MESSAGE_ID": patterns]]),
      rest(
        "list with 100 patterns", "event.offline.list",
        ["filter": ["%MESSAGE_ID": patterns], "order": ["MESSAGE_ID": "DESC"]]),
      rest(
        "list from 150,000 on", "event.offline.list",
        ["start": 150_000, "order": ["MESSAGE_ID": "DESC"]]),
      rest("batch of 50 of these", "batch", ["cmd": .array(commands.map { .string($0) })]),
      ExpensiveCall(
        name: "explain", path: "/v1/queues/\(server.clientID)/explain", key: server.adminKey,
        body: nil),
    ]
  }

  private static let commands = (0..<50).map { number in
    [
      "event.offline.get?clear=0&filter[EVENT_NAME]=ONABSENT",
      "event.offline.get?clear=0&lease=1&order[MESSAGE_ID]=ASC",
      "event.offline.get?clear=0&filter[%25MESSAGE_ID]=zz\(number)",
      "event.offline.list?order[MESSAGE_ID]=DESC&start=150000",
      "event.offline.list?filter[%25MESSAGE_ID]=zz\(number)&order[MESSAGE_ID]=DESC",
    ][number % 5]
  }
}
