import Logging
import RestanteCore
import ServiceLifecycle

/// Makes dead letters of portals in safe mode pending whose time for a retry has come.
struct RetryService: NamedService {
  /// The time between rounds: a retry may be late by this much.
  static let interval = Duration.seconds(5)

  let store: any Store
  let defaultMode: Mode
  /// Measures the time between rounds.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    let job = PeriodicJob(
      name: "retrying dead letters", firstDelay: Self.interval, interval: Self.interval,
      clock: clock, logger: logger
    ) { () async throws(StoreError) in try await round() }
    await job.run()
  }

  /// One round; returns how much was done.
  func round() async throws(StoreError) -> Int {
    var retried = 0
    for portal in try await store.portals() where portal.mode ?? defaultMode == .safe {
      let operation = RetryDeadLetters(portal: portal.id)
      retried += try await PeriodicJob.inSteps(of: operation.limit) {
        () async throws(StoreError) in try await store.perform(operation)
      }
    }
    return retried
  }
}
