import Synchronization

/// The attempts with an idempotency key that run at this moment in this process, to tell the twin
/// of one that it came too early.
public final class RunningAttempts: Sendable {
  private let keys = Mutex<Set<IdempotencyKey>>([])

  /// Creates a registry in which nothing runs.
  public init() {}

  /// Notes that an attempt runs; `false` when its twin does already.
  public func begin(_ key: IdempotencyKey) -> Bool {
    keys.withLock { $0.insert(key).inserted }
  }

  /// Notes that an attempt is over.
  public func end(_ key: IdempotencyKey) {
    keys.withLock { _ = $0.remove(key) }
  }
}
