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

  /// Runs `body` as an attempt, or as nobody's where there is no key.
  ///
  /// - Throws: What `refuse` makes of an attempt whose twin is running, or what `body` throws.
  public func run<Value, Failure: Error>(
    _ key: IdempotencyKey?, refuse: (AttemptRefusal) -> Failure,
    _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard let key else { return try await body() }
    guard begin(key) else { throw refuse(.inProgress) }
    defer { end(key) }
    return try await body()
  }
}
