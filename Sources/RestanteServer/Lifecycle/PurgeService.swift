import Logging
import RestanteCore
import ServiceLifecycle

/// Does once a day what the original does: deletes stale claims of portals in strict mode.
struct PurgeService: Service {
  /// How long after the start the first purge runs, so that it does not disturb the start.
  static let firstDelay = Duration.seconds(60)
  /// The time between purges.
  static let interval = Duration.seconds(86_400)

  let store: any Store
  let defaultMode: Mode
  /// Measures the time between purges.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    var delay = Self.firstDelay
    while await sleep(delay) {
      do {
        try await purge()
      } catch {
        logger.error("stale claims were not purged", metadata: ["error": "\(error)"])
      }
      delay = Self.interval
    }
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func sleep(_ delay: Duration) async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: delay) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }

  private func purge() async throws(StoreError) {
    for portal in try await store.portals() where portal.mode ?? defaultMode == .strict {
      var removed = 0
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        // Small batches: callers get their turn in between.
        let operation = PurgeStaleClaims(portal: portal.id)
        let count = try await store.perform(operation)
        removed += count
        if count < operation.limit { break }
      }
      if removed > 0 { logger.info("purged stale claims", metadata: ["count": "\(removed)"]) }
    }
  }
}
