import NIOCore
import NIOPosix

/// The few threads on which large bodies are decoded and large replies turned into XML, so that
/// however many come, the event loops that process everything else stay free.
///
/// All servers of a process share them. What is decoded at a time is bounded by their number, what
/// waits for them by the budget of bodies.
final class DecodingThreads: TaskExecutor {
  static let shared = DecodingThreads(count: max(1, System.coreCount / 2))

  private let pool: NIOThreadPool

  private init(count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    pool.submit { _ in job.runSynchronously(on: executor) }
  }

  /// Runs `body`, and what it waits for, on these threads if `condition` holds, else where its
  /// caller runs.
  static func run<Value: Sendable>(
    if condition: Bool, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard condition else { return try await body() }
    return try await withTaskExecutorPreference(shared) { try await body() }
  }
}
