import Logging
import RestanteCore
import ServiceLifecycle

/// Forgets past events whose time is over.
struct HistoryService: NamedService {
  /// The time between rounds.
  static let interval = Duration.seconds(30)

  let store: any Store
  /// Measures the time between rounds.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    let job = PeriodicJob(
      name: "pruning the history", firstDelay: Self.interval, interval: Self.interval,
      clock: clock, logger: logger
    ) { () async throws(StoreError) in try await round() }
    await job.run()
  }

  /// One round; returns how much was done.
  func round() async throws(StoreError) -> Int {
    var forgotten = 0
    for portal in try await store.portals() {
      let operation = PruneHistory(portal: portal.id, limit: 500)
      forgotten += try await PeriodicJob.inSteps(of: operation.limit) {
        () async throws(StoreError) in try await store.perform(operation)
      }
    }
    return forgotten
  }
}
