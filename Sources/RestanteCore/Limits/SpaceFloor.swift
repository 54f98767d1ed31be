import Synchronization

/// Watches how much room is left where the data is kept. Below the floor no events are taken in, so
/// that consumers still have room to confirm what is there.
public final class SpaceFloor: Sendable {
  /// For how long an answer counts, in milliseconds.
  static let validity: Int64 = 1_000

  private struct Look {
    var at: Timestamp
    var isReached: Bool
  }

  private let minimum: Int64
  private let clock: any TimeSource
  private let probe: @Sendable () -> Int64?
  private let last = Mutex<Look?>(nil)

  /// Creates a floor.
  ///
  /// - Parameters:
  ///   - minimum: How many bytes must be free; 0 lets events in as long as they fit.
  ///   - clock: Says when to look again: a second after the last look.
  ///   - probe: How many bytes are free; `nil` when that cannot be told, which refuses nothing.
  public init(
    minimum: Int64, clock: any TimeSource = MonotonicClock(),
    probe: @escaping @Sendable () -> Int64?
  ) {
    self.minimum = minimum
    self.clock = clock
    self.probe = probe
  }

  /// No floor at all.
  public static var none: SpaceFloor { SpaceFloor(minimum: 0) { nil } }

  /// Whether so little is free that no events are taken in.
  public var isReached: Bool {
    guard minimum > 0 else { return false }
    let now = clock.now()
    return last.withLock { last in
      if let last, (0..<Self.validity).contains(now.milliseconds - last.at.milliseconds) {
        return last.isReached
      }
      let isReached = probe().map { $0 < minimum } ?? false
      last = Look(at: now, isReached: isReached)
      return isReached
    }
  }
}
