import Foundation
import RestanteJSON
import Synchronization

/// Measures the server over HTTP, with callers on the same machine.
struct HTTPBench {
  private static let event = "ONCRMDEALUPDATE"

  /// Where the nodes listen; callers take turns.
  let ports: [UInt16]
  let accessToken: String
  let publishKey: String

  private func connect(_ caller: Int = 0) throws -> HTTPConnection {
    try HTTPConnection(host: "127.0.0.1", port: ports[caller % ports.count])
  }

  private func call(
    _ connection: HTTPConnection, _ method: String, _ parameters: JSONObject = [:]
  ) throws -> JSONValue {
    var parameters = parameters
    parameters["auth"] = .string(accessToken)
    let reply = try connection.post(
      "/rest/\(method)", body: JSONValue.object(parameters).encoded())
    return try JSONParser().parse(reply)
  }

  /// Makes the application want the event, once the servers are ready.
  func bind() throws {
    for caller in 0..<ports.count {
      var isReady = false
      for _ in 0..<600 where !isReady {
        isReady = (try? call(connect(caller), "server.time")) != nil
        if !isReady { Thread.sleep(forTimeInterval: 0.05) }
      }
    }
    let binding: JSONObject = ["event": .string(Self.event), "event_type": "offline"]
    // A database that was given may have it from another turn.
    _ = try? call(connect(), "event.unbind", binding)
    _ = try call(connect(), "event.bind", binding)
  }

  /// Publishes events that were never seen before.
  func publish(callers: Int, batch: Int, seconds: Double) throws -> Measurement {
    let run = UInt32.random(in: 0 ... .max)
    return try measureThreads(callers: callers, seconds: seconds) { caller in
      let connection = try connect(caller)
      return { round in
        let body = body(run: run, caller: caller, from: round * batch, count: batch)
        _ = try connection.post("/v1/events", key: publishKey, body: body)
        return batch
      }
    }
  }

  /// Claims 50 events and clears them.
  func getAndClear(callers: Int, seconds: Double) throws -> Measurement {
    try measureThreads(callers: callers, seconds: seconds) { caller in
      let connection = try connect(caller)
      return { _ in
        let result = try call(connection, "event.offline.get", ["clear": 0])["result"]
        guard let events = result?["events"]?.arrayValue, !events.isEmpty,
          let process = result?["process_id"]
        else { return 0 }
        _ = try call(connection, "event.offline.clear", ["process_id": process])
        return events.count
      }
    }
  }

  /// Brings the queue to a depth.
  func fill(to depth: Int) throws {
    let connection = try connect()
    let listed = try call(connection, "event.offline.list")
    var missing = depth - Int(listed["total"]?.intValue ?? 0)
    let run = UInt32.random(in: 0 ... .max)
    var number = 0
    while missing > 0 {
      let count = min(1_000, missing)
      let body = body(run: run, caller: 0, from: number, count: count)
      _ = try connection.post("/v1/events", key: publishKey, body: body)
      missing -= count
      number += count
    }
  }

  private func body(run: UInt32, caller: Int, from first: Int, count: Int) -> [UInt8] {
    let events = (first..<first + count).map { number -> JSONValue in
      [
        "event": .string(Self.event), "user_id": 1,
        "data": BenchData.data(run: run, caller: caller, number: number),
      ]
    }
    return (count == 1 ? events[0] : .array(events)).encoded()
  }
}

/// Runs callers on threads of their own until the time is over or each has nothing more to do.
func measureThreads(
  callers: Int, seconds: Double,
  _ prepare: @escaping @Sendable (_ caller: Int) throws -> (_ round: Int) throws -> Int
) throws -> Measurement {
  let results = Mutex((units: 0, latencies: [Double](), failure: (any Error)?.none))
  let start = ContinuousClock.now
  let end = start + .seconds(seconds)
  let group = DispatchGroup()
  for caller in 0..<callers {
    group.enter()
    let thread = Thread {
      do {
        let call = try prepare(caller)
        var units = 0
        var round = 0
        var latencies: [Double] = []
        while ContinuousClock.now < end {
          let before = ContinuousClock.now
          let done = try call(round)
          if done == 0 { break }
          latencies.append((ContinuousClock.now - before) / .microseconds(1))
          units += done
          round += 1
        }
        results.withLock { results in
          results.units += units
          results.latencies += latencies
        }
      } catch {
        results.withLock { $0.failure = error }
      }
      group.leave()
    }
    thread.start()
  }
  group.wait()
  let elapsed = (ContinuousClock.now - start) / .seconds(1)
  return try results.withLock { results in
    if let failure = results.failure { throw failure }
    return Measurement(units: results.units, seconds: elapsed, latencies: results.latencies)
  }
}
