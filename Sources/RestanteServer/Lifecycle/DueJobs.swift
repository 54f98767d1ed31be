import Logging
import RestanteCore

/// Does at once what periodic jobs do for events as time goes by, after the time was changed.
struct DueJobs: Sendable {
  let store: any Store
  let defaultMode: Mode
  let logger: Logger

  /// Does what is due, and wakes everything that waits, so that it looks at the time again.
  func run() async throws(StoreError) {
    // Jobs of their own would wait for their clocks.
    let clock = ContinuousClock()
    _ = try await PurgeService(
      store: store, defaultMode: defaultMode, clock: clock, logger: logger
    ).round()
    _ = try await RetryService(
      store: store, defaultMode: defaultMode, clock: clock, logger: logger
    ).round()
    _ = try await HistoryService(store: store, clock: clock, logger: logger).round()
    store.activityFeed.postToAll()
    store.deliveryFeed.post(Set(try await store.portals().map(\.id)))
  }
}
