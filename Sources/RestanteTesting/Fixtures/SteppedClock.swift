import Synchronization

/// A clock for sleeping on that only a test moves.
public final class SteppedClock: Clock {
  /// A point on the clock.
  public struct Instant: InstantProtocol {
    /// The time since the clock was made.
    public var offset: Duration
    /// A later or earlier point.
    public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    /// The time until another point.
    public func duration(to other: Instant) -> Duration { other.offset - offset }
    /// Whether `lhs` is earlier.
    public static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.offset < rhs.offset }
  }

  private struct Sleeper {
    let id: Int
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Instant(offset: .zero)
    var sleepers: [Sleeper] = []
    var cancelled: Set<Int> = []
    var lastID = 0
  }

  /// Gets the deadline of every sleep that begins.
  public let sleeps: AsyncStream<Duration>
  private let began: AsyncStream<Duration>.Continuation
  private let state = Mutex(State())

  /// Creates a clock that shows zero.
  public init() {
    (sleeps, began) = AsyncStream.makeStream()
  }

  /// The current point.
  public var now: Instant { state.withLock { $0.now } }
  /// Zero: the clock jumps.
  public var minimumResolution: Duration { .zero }

  /// Moves the clock and wakes those whose time has come.
  public func advance(by duration: Duration) {
    let woken = state.withLock { state in
      let now = state.now.advanced(by: duration)
      state.now = now
      defer { state.sleepers.removeAll { $0.deadline <= now } }
      return state.sleepers.filter { $0.deadline <= now }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  /// Sleeps until the clock was moved so far.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled: Bool? = state.withLock { state in
          if state.cancelled.contains(id) { return true }
          if deadline <= state.now { return false }
          state.sleepers.append(
            Sleeper(id: id, deadline: deadline, continuation: continuation))
          return nil
        }
        switch isCancelled {
        case true?: continuation.resume(throwing: CancellationError())
        case false?: continuation.resume()
        case nil: break
        }
        began.yield(deadline.offset)
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        state.cancelled.insert(id)
        guard let place = state.sleepers.firstIndex(where: { $0.id == id }) else { return nil }
        return state.sleepers.remove(at: place)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
