import RestanteCore
import Synchronization

/// How long the client of a call is willing to wait (`Prefer: wait=N`).
struct CallWait: Sendable {
  /// For how many seconds, from 0 to ``PreferHeader/longestWait``.
  let seconds: Int
  /// Tells that the client is gone; `nil` for one of which only its task can tell.
  let hangUp: HangUp?
  /// Looks at the credentials again: what was valid when the call came may not be so any more.
  let authorizeAgain: @Sendable () async throws(RESTError) -> Void

  /// Whether the client is gone.
  var isOver: Bool { Task.isCancelled || hangUp?.isGone == true }
}

/// For how long a call did nothing but wait; that does not count as operating time.
final class IdleTime: Sendable {
  private let total = Mutex<Int64>(0)

  /// Adds microseconds.
  func add(_ microseconds: Int64) {
    total.withLock { $0 += max(0, microseconds) }
  }

  /// All of it, in microseconds.
  var microseconds: Int64 { total.withLock { $0 } }
}
