import Foundation
import RestanteJSON

/// Events of a server's demo portal that are delivered to handlers in this process.
final class DeliveryLoad {
  private let bench: HTTPBench
  private let handlers: HandlerServer
  private let connection: HTTPConnection
  private let run = UInt32.random(in: 0 ... .max)
  private var published = 0
  private var bound: [String] = []

  init(on server: ServerProcess, handlers: HandlerServer) throws {
    bench = HTTPBench([server])
    self.handlers = handlers
    connection = try bench.connect()
  }

  /// Has the events delivered to so many handlers in this process, and to others.
  func bind(_ count: Int, and others: [String] = []) throws {
    let wanted = (0..<count).map(handlers.url) + others
    for url in bound where !wanted.contains(url) {
      _ = try bench.call(connection, "event.unbind", Self.binding(url))
    }
    let known = Set(bound)
    for url in wanted where !known.contains(url) {
      _ = try bench.call(connection, "event.bind", Self.binding(url))
    }
    bound = wanted
  }

  private static func binding(_ url: String) -> JSONObject {
    ["event": .string(BenchEvent.name), "handler": .string(url)]
  }

  /// Publishes events in one call, and waits until they were delivered so many times; returns how
  /// long each delivery took from the start of the call, in milliseconds, by handler.
  func publish(_ count: Int, deliveries: Int) async throws -> [(handler: Int, time: Double)] {
    let events = (0..<count).map { number -> JSONValue in
      [
        "event": .string(BenchEvent.name), "user_id": 1,
        "data": BenchEvent.data(run: run, caller: 0, number: published + number),
      ]
    }
    published += count
    let start = ContinuousClock.now
    _ = try connection.post(
      "/v1/events", key: bench.publishKey, body: JSONValue.array(events).encoded())
    return try await handlers.arrivals.take(deliveries).map {
      ($0.handler, ($0.time - start) / .milliseconds(1))
    }
  }

  /// Publishes events and waits for all handlers, again and again; counts deliveries.
  func deliver(events: Int, to handlers: Int, seconds: Double) async throws -> Measurement {
    let stopwatch = Stopwatch()
    let end = stopwatch.start + .seconds(seconds)
    var units = 0
    repeat {
      units += try await publish(events, deliveries: events * handlers).count
    } while ContinuousClock.now < end
    return stopwatch.measurement(units: units, latencies: [])
  }

  /// Publishes one event after another to one handler; measures the time until each is there.
  func single(seconds: Double) async throws -> Measurement {
    let stopwatch = Stopwatch()
    let end = stopwatch.start + .seconds(seconds)
    var latencies: [Double] = []
    repeat {
      latencies += try await publish(1, deliveries: 1).map { $0.time * 1e3 }
    } while ContinuousClock.now < end
    return stopwatch.measurement(units: latencies.count, latencies: latencies)
  }
}
