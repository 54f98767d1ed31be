import Logging
import RestanteCore
import ServiceLifecycle

/// Does once a day what the original does: deletes stale claims of portals in strict mode.
struct PurgeService: NamedService {
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
    let job = PeriodicJob(
      name: "deleting stale claims", firstDelay: Self.firstDelay, interval: Self.interval,
      clock: clock, logger: logger
    ) { () async throws(StoreError) in try await round() }
    await job.run()
  }

  /// One round; returns how much was done.
  func round() async throws(StoreError) -> Int {
    var purged = 0
    for portal in try await store.portals() where portal.mode ?? defaultMode == .strict {
      let operation = PurgeStaleClaims(portal: portal.id)
      purged += try await PeriodicJob.inSteps(of: operation.limit) {
        () async throws(StoreError) in try await store.perform(operation)
      }
    }
    return purged
  }
}
