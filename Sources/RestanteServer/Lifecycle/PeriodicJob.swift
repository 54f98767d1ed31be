import Logging
import RestanteCore
import ServiceLifecycle

/// Does something again and again until the server stops.
struct PeriodicJob: NamedService {
  /// What is done, for the log: "deleting stale claims".
  let name: String
  /// How long after the start it is done first.
  let firstDelay: Duration
  /// The time between the end of one round and the start of the next.
  let interval: Duration
  /// Measures these times.
  let clock: any Clock<Duration>
  let logger: Logger
  /// One round; returns how many events it was about.
  let round: @Sendable () async throws(StoreError) -> Int

  func run() async {
    var delay = firstDelay
    while await sleep(delay) {
      do throws(StoreError) {
        let count = try await round()
        if count > 0 { logger.info("\(name)", metadata: ["count": "\(count)"]) }
      } catch {
        logger.error("\(name) failed", metadata: ["error": "\(error)"])
      }
      delay = interval
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

  /// Repeats a step that does at most `limit` until it does less or the server stops, so that
  /// callers get their turn in between; returns how much was done.
  static func inSteps(
    of limit: Int, _ step: () async throws(StoreError) -> Int
  ) async throws(StoreError) -> Int {
    var done = 0
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      let count = try await step()
      done += count
      if count < limit { break }
    }
    return done
  }
}
