import Foundation
import Synchronization

/// Runs callers on threads of their own until the time, which may be infinite, is over or each has
/// nothing more to do. The time begins when all are prepared, that is, connected.
func measureThreads(
  callers: Int, seconds: Double,
  _ prepare: @escaping @Sendable (_ caller: Int) throws -> (_ round: Int) throws -> Int
) throws -> Measurement {
  let line = StartLine(callers: callers)
  let results = Mutex(ThreadResults())
  let group = DispatchGroup()
  for caller in 0..<callers {
    group.enter()
    let thread = Thread {
      defer { group.leave() }
      let call = Result { try prepare(caller) }
      line.arrive()
      let part = Result { try runCaller(caller, call.get(), from: line.start(), seconds: seconds) }
      results.withLock { $0.add(part) }
    }
    thread.start()
  }
  let stopwatch = line.open()
  group.wait()
  let end = ContinuousClock.now
  return try results.withLock { results in
    if let failure = results.failure { throw failure }
    return stopwatch.measurement(units: results.units, latencies: results.latencies, until: end)
  }
}

/// Calls until the time is over; the first caller calls once at least, on a busy machine too.
private func runCaller(
  _ caller: Int, _ call: (_ round: Int) throws -> Int, from start: ContinuousClock.Instant,
  seconds: Double
) throws -> (Int, [Double]) {
  let end: ContinuousClock.Instant? = seconds.isFinite ? start + .seconds(seconds) : nil
  var units = 0
  var latencies: [Double] = []
  while caller == 0 && latencies.isEmpty || end.map({ ContinuousClock.now < $0 }) ?? true {
    let before = ContinuousClock.now
    let done = try call(latencies.count)
    if done == 0 { break }
    latencies.append((ContinuousClock.now - before) / .microseconds(1))
    units += done
  }
  return (units, latencies)
}

/// What all callers did.
private struct ThreadResults {
  var units = 0
  var latencies: [Double] = []
  var failure: (any Error)?

  mutating func add(_ part: Result<(Int, [Double]), any Error>) {
    switch part {
    case .success(let (done, times)):
      units += done
      latencies += times
    case .failure(let error): failure = error
    }
  }
}

/// Where threads wait for each other before they begin.
final class StartLine: Sendable {
  private let callers: Int
  private let arrived = DispatchSemaphore(value: 0)
  private let opened = DispatchSemaphore(value: 0)
  private let stopwatch = Mutex<Stopwatch?>(nil)

  init(callers: Int) { self.callers = callers }

  /// A thread is ready.
  func arrive() { arrived.signal() }

  /// Waits until all may begin; returns when that was.
  func start() -> ContinuousClock.Instant {
    opened.wait()
    return stopwatch.withLock { $0?.start } ?? .now
  }

  /// Waits until all are ready and lets them begin.
  func open() -> Stopwatch {
    for _ in 0..<callers { arrived.wait() }
    let started = Stopwatch()
    stopwatch.withLock { $0 = started }
    for _ in 0..<callers { opened.signal() }
    return started
  }
}
