import Synchronization

/// The time that stored data lives by: it follows the wall clock but never jumps back.
///
/// While the process runs the clock advances with the monotonic clock. When the wall clock is
/// ahead it follows at once; when the wall clock was set back it slews: it runs at half speed
/// until the wall time has caught up. It never starts below `floor`, the newest time that the
/// store already holds, so that a machine that boots with a wrong date does not sort new events
/// before old ones.
public final class SteadyClock: TimeSource {
  private struct State {
    var current: Int64
    var lastTick: Int64
    /// Half milliseconds not yet counted while slewing.
    var halfTicks: Int64 = 0
  }

  private let wall: any TimeSource
  private let monotonic: any TimeSource
  private let state: Mutex<State>

  /// How far the wall time was below `floor` at the start, in milliseconds; 0 when it was not.
  public let startedBehindBy: Int64

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - floor: The newest time already stored, or `nil` for an empty store.
  ///   - wall: The wall clock to follow.
  ///   - monotonic: The clock that measures elapsed time.
  public init(
    floor: Timestamp? = nil, wall: any TimeSource = WallClock(),
    monotonic: any TimeSource = MonotonicClock()
  ) {
    self.wall = wall
    self.monotonic = monotonic
    let wallNow = wall.now().milliseconds
    let start = max(wallNow, floor?.milliseconds ?? wallNow)
    self.startedBehindBy = start - wallNow
    self.state = Mutex(State(current: start, lastTick: monotonic.now().milliseconds))
  }

  /// The current time; never earlier than any earlier answer.
  public func now() -> Timestamp {
    state.withLock { state in
      // Both clocks are read under the lock, so that ticks are counted once and in order.
      let wallNow = wall.now().milliseconds
      let tick = monotonic.now().milliseconds
      let elapsed = max(0, tick - state.lastTick)
      state.lastTick = max(tick, state.lastTick)
      if wallNow >= state.current + elapsed {
        state.current = wallNow
        state.halfTicks = 0
      } else {
        Self.slew(&state, by: elapsed, towards: wallNow)
      }
      return Timestamp(milliseconds: state.current)
    }
  }

  private static func slew(_ state: inout State, by elapsed: Int64, towards wallNow: Int64) {
    // Small differences are clock granularity, not a clock set back.
    let ahead = state.current - wallNow
    guard ahead > 50 else {
      state.current += max(0, min(elapsed, wallNow - state.current))
      return
    }
    state.halfTicks += elapsed
    state.current += state.halfTicks / 2
    state.halfTicks %= 2
  }
}
