import Logging
import RestanteCore
import ServiceLifecycle

/// Waits at a start for a database that is itself still starting.
struct DatabaseWait: Sendable {
  /// The time between two attempts.
  static let pause = Duration.seconds(1)
  /// After how many attempts the log says again that there is nothing yet.
  private static let attemptsPerLine = 10
  /// What is said of a connection that comes to nothing however long one waits.
  private static let finalWords = [
    "authentication failed", "no password supplied", "pg_hba.conf", "does not exist",
    "permission denied", "must have the encoding",
  ]

  /// How long to wait at most, attempts included.
  let longest: Duration
  /// Measures the time between attempts.
  let clock: any Clock<Duration>
  let logger: Logger
  /// How much time has passed altogether.
  let elapsed: @Sendable () -> Duration

  /// Opens a store, again and again as long as it cannot be reached.
  ///
  /// - Throws: What the last attempt threw, or `CancellationError` when the server is told to stop.
  func open(_ attempt: () async throws(StoreError) -> any Store) async throws -> any Store {
    var waited = Duration.zero
    var attempts = 0
    while true {
      do throws(StoreError) {
        return try await attempt()
      } catch {
        waited = max(waited, elapsed())
        guard Self.mayPass(error), waited + Self.pause <= longest else { throw error }
        if attempts % Self.attemptsPerLine == 0 {
          logger.warning(
            "the database is not reachable yet; waiting",
            metadata: ["reason": "\(error)", "seconds": "\((longest - waited).components.seconds)"])
        }
        attempts += 1
      }
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.pause) }
      guard !Task.isShuttingDownGracefully else { throw CancellationError() }
      waited += Self.pause
    }
  }

  /// Whether it may be another way in a moment.
  private static func mayPass(_ error: StoreError) -> Bool {
    error.code == .unavailable && !finalWords.contains { error.detail.contains($0) }
  }
}
