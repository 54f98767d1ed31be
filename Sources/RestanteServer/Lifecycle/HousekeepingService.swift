import Logging
import RestanteCore
import ServiceLifecycle

/// Removes what is no longer needed: what is left of removed applications and portals, credentials
/// that are no longer accepted, deliveries that were taken long ago, and old records of audit logs.
struct HousekeepingService: NamedService {
  /// How long after the start the first round begins, so that it does not disturb the start.
  static let firstDelay = Duration.seconds(10)
  /// The time between rounds.
  static let interval = Duration.seconds(300)

  let store: any Store
  let auditRetention: Int64
  /// Measures the time between rounds.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    let job = PeriodicJob(
      name: "deleting removed portals and applications, and what is expired",
      firstDelay: Self.firstDelay, interval: Self.interval, clock: clock, logger: logger
    ) { () async throws(StoreError) in
      var removed = try await clearAuditLog(of: .server)
      for portal in try await store.portals() {
        if portal.settings.state == .erasing {
          removed += try await repeating(EraseRemains(portal: portal.id))
          continue
        }
        removed += try await clearApplications(of: portal.id)
        let credentials = RemoveExpiredCredentials(portal: portal.id)
        removed += try await PeriodicJob.inSteps(of: credentials.limit) {
          () async throws(StoreError) in try await store.perform(credentials)
        }
        let deliveries = PruneDeliveries(portal: portal.id)
        removed += try await PeriodicJob.inSteps(of: deliveries.limit) {
          () async throws(StoreError) in try await store.perform(deliveries)
        }
        removed += try await clearAuditLog(of: portal.id)
      }
      return removed
    }
    await job.run()
  }

  private func clearApplications(of portal: PortalID) async throws(StoreError) -> Int {
    var removed = 0
    var after: ApplicationID?
    while true {
      let page = try await store.applications(on: portal, after: after, limit: 1_000)
      for application in page where application.removal?.isUnderWay == true {
        removed += try await repeating(
          CleanUpApplication(portal: portal, application: application.id))
      }
      guard page.count == 1_000, !Task.isShuttingDownGracefully else { return removed }
      after = page.last?.id
    }
  }

  private func clearAuditLog(of portal: PortalID) async throws(StoreError) -> Int {
    let operation = RemoveOldAuditRecords(portal: portal, age: auditRetention)
    return try await PeriodicJob.inSteps(of: operation.limit) { () async throws(StoreError) in
      try await store.perform(operation)
    }
  }

  /// Repeats a step as long as there may be more to do; returns how many steps there were.
  private func repeating<Step: StoreOperation>(
    _ step: Step
  ) async throws(StoreError) -> Int where Step.Outcome == Bool {
    var steps = 0
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      steps += 1
      if try await !store.perform(step) { break }
    }
    return steps
  }
}
