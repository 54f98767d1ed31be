import RestanteCore
import Synchronization

/// What became of the backups that a server made, for metrics.
final class BackupRecord: Sendable {
  /// The state of backups.
  struct State: Sendable {
    /// When the newest good one was made; `nil` for none.
    var newest: Timestamp?
    /// How many came to nothing since the server started.
    var failures: Int64 = 0
    /// Whether the last one came to nothing.
    var isFailing = false
  }

  private let state = Mutex<State?>(nil)

  /// The state; `nil` where no backups are made.
  var current: State? { state.withLock { $0 } }

  /// Notes at the start what is there.
  func begin(newest: Timestamp?) { state.withLock { $0 = State(newest: newest) } }

  func succeed(at time: Timestamp) {
    state.withLock { state in
      state?.newest = time
      state?.isFailing = false
    }
  }

  func fail() {
    state.withLock { state in
      state?.failures += 1
      state?.isFailing = true
    }
  }
}
