import Logging
import RestanteCore
import ServiceLifecycle

/// Records what happened on each portal, for the charts of the console.
struct SamplingService: NamedService {
  /// The time between rounds. Several fall into a minute, so that no minute of the charts stays
  /// without one or gets what happened in the next.
  static let interval = Duration.seconds(25)
  /// How many portals are recorded at once: they share commits.
  private static let width = 16

  let store: any Store
  let activity: PortalActivity
  /// Measures the time between rounds.
  let clock: any Clock<Duration>
  let logger: Logger

  func run() async {
    let job = PeriodicJob(
      name: "recording samples", firstDelay: Self.interval, interval: Self.interval, clock: clock,
      logger: logger
    ) { () async throws(StoreError) in
      try await record()
      return 0
    }
    await job.run()
    // What happened since the last round is not lost when the server stops in an orderly way.
    do throws(StoreError) { try await record() } catch {
      logger.debug("recording samples failed", metadata: ["error": "\(error)"])
    }
  }

  /// Records what happened since the last time. Portals without events, on which nothing happened,
  /// need no sample.
  func record() async throws(StoreError) {
    let counts = activity.take()
    let depths: [PortalID: QueueDepth]
    do {
      depths = try await store.overview(queues: 0).depths.filter { $0.value.total > 0 }
    } catch {
      for (portal, taken) in counts { activity.putBack(taken, on: portal) }
      throw error
    }
    let portals = Set(counts.keys).union(depths.keys).subtracting([.server])
    let samples = portals.map { portal in
      RecordActivity(
        portal: portal, counts: counts[portal] ?? ActivityCounts(),
        depth: depths[portal] ?? QueueDepth())
    }
    let (written, failure) = await write(samples)
    // What the sum of all portals could not take in the last time.
    var all = RecordActivity(
      portal: .server, counts: counts[.server] ?? ActivityCounts(), depth: QueueDepth())
    for sample in written { all.counts += sample.counts }
    for depth in depths.values { all.depth += depth }
    if !written.isEmpty || !all.counts.isEmpty, let failure = await write(all) { throw failure }
    if let failure { throw failure }
  }

  /// Writes samples; returns those that were written, and why the last of the others was not.
  private func write(
    _ samples: [RecordActivity]
  ) async -> (written: [RecordActivity], failure: StoreError?) {
    await withTaskGroup(of: (RecordActivity, StoreError?).self) { group in
      var written: [RecordActivity] = []
      var last: StoreError?
      func note(_ result: (sample: RecordActivity, failure: StoreError?)?) {
        guard let result else { return }
        if let failure = result.failure { last = failure } else { written.append(result.sample) }
      }
      for (number, sample) in samples.enumerated() {
        if number >= Self.width { note(await group.next()) }
        group.addTask { (sample, await write(sample)) }
      }
      for await result in group { note(result) }
      return (written, last)
    }
  }

  /// Writes a sample, or lets it count again the next time.
  private func write(_ sample: RecordActivity) async -> StoreError? {
    do throws(StoreError) {
      try await store.perform(sample)
      return nil
    } catch {
      activity.putBack(sample.counts, on: sample.portal)
      return error
    }
  }
}
