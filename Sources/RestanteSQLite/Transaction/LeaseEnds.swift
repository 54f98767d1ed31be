import RestanteCore
import Synchronization

/// Lets all who wait for the same leases to end wait for one who ends them.
final class LeaseEnds: Sendable {
  private typealias Waiting = CheckedContinuation<Result<Void, StoreError>, Never>

  private let waiting = Mutex<[QueueScope: [Waiting]]>([:])

  /// Ends leases, unless somebody does so already, and returns when they ended.
  func wait(
    for scope: QueueScope, _ end: () async throws(StoreError) -> Void
  ) async throws(StoreError) {
    let isFirst = waiting.withLock { waiting in
      guard waiting[scope] == nil else { return false }
      waiting[scope] = []
      return true
    }
    guard isFirst else { return try await follow(scope).get() }
    let result: Result<Void, StoreError>
    do throws(StoreError) {
      result = .success(try await end())
    } catch {
      result = .failure(error)
    }
    let others = waiting.withLock { $0.removeValue(forKey: scope) ?? [] }
    for other in others { other.resume(returning: result) }
    try result.get()
  }

  private func follow(_ scope: QueueScope) async -> Result<Void, StoreError> {
    await withCheckedContinuation { continuation in
      let isOver = waiting.withLock { waiting in
        guard waiting[scope] != nil else { return true }
        waiting[scope]?.append(continuation)
        return false
      }
      if isOver { continuation.resume(returning: .success(())) }
    }
  }
}
