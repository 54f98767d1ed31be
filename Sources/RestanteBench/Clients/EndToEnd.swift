import Foundation
import RestanteJSON
import Synchronization

/// Publishers and consumers at the same time: how long an event takes from the beginning of its
/// publication until a consumer has it.
struct EndToEnd: Sendable {
  static let publishers = 8
  static let consumers = 4
  /// Publishers pause while so many events are on their way: otherwise consumers that are slower
  /// would be measured by the length of the run.
  static let maxInFlight = 1_000
  /// How long consumers wait for an event, in milliseconds.
  static let patience = 100

  let server: any QueueServer

  /// Measures; the queue is empty before and after it.
  func run(seconds: Double) throws -> Measurement {
    let flight = Flight()
    let group = DispatchGroup()
    let line = StartLine(callers: Self.publishers + Self.consumers)
    for caller in 0..<Self.publishers {
      start(in: group, at: line, flight) { connection, start in
        try publish(caller, on: connection, until: start + .seconds(seconds), flight)
      }
    }
    for _ in 0..<Self.consumers {
      start(in: group, at: line, flight) { connection, start in
        // Should events be lost, they are not waited for.
        try consume(on: connection, until: start + .seconds(seconds + 30), flight)
      }
    }
    let stopwatch = line.open()
    group.wait()
    return try flight.measurement(stopwatch)
  }

  private func start(
    in group: DispatchGroup, at line: StartLine, _ flight: Flight,
    _ work: @escaping @Sendable (any QueueConnection, ContinuousClock.Instant) throws -> Void
  ) {
    group.enter()
    Thread { [server] in
      defer { group.leave() }
      let connection = Result { try server.connect() }
      line.arrive()
      do {
        try work(connection.get(), line.start())
      } catch {
        flight.fail(error)
      }
    }.start()
  }

  private func publish(
    _ caller: Int, on connection: any QueueConnection, until end: ContinuousClock.Instant,
    _ flight: Flight
  ) throws {
    let run = UInt32.random(in: 0 ... .max)
    defer { flight.publisherEnds() }
    while ContinuousClock.now < end, !flight.hasFailed {
      guard flight.takeOff() else {
        Thread.sleep(forTimeInterval: 0.000_5)
        continue
      }
      let data = BenchEvent.data(run: run, caller: caller, number: flight.stamp())
      try connection.publish([data.encoded()])
    }
  }

  private func consume(
    on connection: any QueueConnection, until end: ContinuousClock.Instant, _ flight: Flight
  ) throws {
    while !flight.isOver, ContinuousClock.now < end {
      let claimed = try connection.claim(patience: Self.patience)
      guard claimed.count > 0 else { continue }
      flight.land(claimed.texts.flatMap { BenchEvent.numbers(in: $0) })
      try connection.acknowledge()
    }
  }
}

/// The events between publishers and consumers.
final class Flight: Sendable {
  private struct State {
    var started = 0
    var landed = 0
    var publishers = EndToEnd.publishers
    var latencies: [Double] = []
    var last: ContinuousClock.Instant
    var failure: (any Error)?
  }

  private let origin = ContinuousClock.now
  private let state: Mutex<State>

  init() { state = Mutex(State(last: origin)) }

  /// The time, as it is written into events: nanoseconds since the beginning.
  func stamp() -> Int { Int((ContinuousClock.now - origin) / .nanoseconds(1)) }

  /// Whether one more may be published now.
  func takeOff() -> Bool {
    state.withLock { state in
      guard state.started - state.landed < EndToEnd.maxInFlight else { return false }
      state.started += 1
      return true
    }
  }

  /// Events with these times have reached a consumer.
  func land(_ stamps: [Int]) {
    let now = stamp()
    state.withLock { state in
      state.landed += stamps.count
      state.latencies += stamps.map { Double(now - $0) / 1e3 }
      state.last = .now
    }
  }

  func publisherEnds() { state.withLock { $0.publishers -= 1 } }

  func fail(_ error: any Error) { state.withLock { $0.failure = error } }

  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// Whether nothing will come any more.
  var isOver: Bool {
    state.withLock { state in
      state.failure != nil || (state.publishers == 0 && state.landed >= state.started)
    }
  }

  /// What reached consumers.
  func measurement(_ stopwatch: Stopwatch) throws -> Measurement {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      guard state.landed >= state.started else {
        throw HTTPConnection.Failure(
          message: "\(state.started - state.landed) events did not arrive")
      }
      return stopwatch.measurement(
        units: state.landed, latencies: state.latencies, until: state.last)
    }
  }
}
