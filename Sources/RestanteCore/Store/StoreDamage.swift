import Synchronization

/// What a store found wrong with what it keeps or was about to keep, since it was opened.
///
/// A transaction that would make it worse is refused with ``StoreError/Code/corrupt``. From the
/// first finding on ``Store/checkWritable()`` fails: the server is not ready any more, and an
/// operator has to look.
public final class StoreDamage: Sendable {
  private struct State {
    var first: StoreError?
    var count = 0
    var report: (@Sendable (StoreError) -> Void)?
  }

  private let state = Mutex(State())

  /// Creates an empty record.
  public init() {}

  /// How often something was found.
  public var count: Int { state.withLock { $0.count } }

  /// What was found first; `nil` when nothing was.
  public var first: StoreError? { state.withLock { $0.first } }

  /// Says what to do with each finding from now on, as writing it to a log. It is called on the
  /// thread that writes, which waits.
  public func onFinding(_ report: @escaping @Sendable (StoreError) -> Void) {
    state.withLock { $0.report = report }
  }

  /// Notes a finding; errors of another kind are none.
  public func note(_ error: StoreError) {
    guard error.code == .corrupt else { return }
    let report = state.withLock { state in
      state.first = state.first ?? error
      state.count += 1
      return state.report
    }
    report?(error)
  }

  /// - Throws: What was found first.
  public func check() throws(StoreError) {
    if let first { throw first }
  }
}
