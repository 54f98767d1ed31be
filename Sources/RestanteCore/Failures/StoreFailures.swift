import Synchronization

/// What a store could not do, no matter who asked for it: counted, and told to one listener now and
/// then.
///
/// A store notes every failure where it arises, so that none is dropped on the way to a client.
public final class StoreFailures: Sendable {
  /// Failures of one kind, told together.
  public struct Report: Sendable, Hashable {
    /// The latest of them.
    public var error: StoreError
    /// How many there were since the last report, this one counted.
    public var count: Int
  }

  private struct State {
    var counts: [StoreError.Code: Int64] = [:]
    var notices: [StoreError.Code: NoticeThrottle] = [:]
    var damage: StoreError?
    var listener: (@Sendable (Report) -> Void)?
  }

  private let state = Mutex(State())
  private let now: @Sendable () -> ContinuousClock.Instant

  /// Creates a list without failures.
  ///
  /// - Parameter now: Tells when a minute has passed since the last report.
  public init(now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) {
    self.now = now
  }

  /// Sends reports to `listener`: of each kind the first failure, then at most one a minute.
  public func listen(_ listener: @escaping @Sendable (Report) -> Void) {
    state.withLock { $0.listener = listener }
  }

  /// Notes a failure. Full queues and calls after the end are none.
  public func note(_ error: StoreError) {
    guard error.code != .queueFull, error.code != .closed else { return }
    let report: (Report, @Sendable (Report) -> Void)? = state.withLock { state in
      state.counts[error.code, default: 0] += 1
      if error.code == .corrupt, state.damage == nil { state.damage = error }
      guard let count = state.notices[error.code, default: NoticeThrottle()].note(at: now()),
        let listener = state.listener
      else { return nil }
      return (Report(error: error, count: count), listener)
    }
    if let (report, listener) = report { listener(report) }
  }

  /// How many failures of each kind there were.
  public var counts: [StoreError.Code: Int64] { state.withLock { $0.counts } }

  /// The first sign that what is stored is damaged; `nil` when there was none. Only a restart on a
  /// sound database takes it away.
  public var damage: StoreError? { state.withLock { $0.damage } }

  /// Makes sure that there was no such sign.
  ///
  /// - Throws: ``damage``.
  public func checkForDamage() throws(StoreError) {
    if let damage { throw damage }
  }
}
