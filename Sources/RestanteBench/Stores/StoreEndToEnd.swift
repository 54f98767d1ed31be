import RestanteCore
import Synchronization

extension StoreBench {
  /// Publishers and consumers at the same time, without HTTP; the queue is empty before and after.
  func endToEnd(publishers: Int, consumers: Int, seconds: Double) async throws -> Measurement {
    let traffic = StoreTraffic()
    let stopwatch = Stopwatch()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<consumers { group.addTask { try await consume(traffic) } }
      group.addTask {
        defer { traffic.isPublishing.store(false, ordering: .releasing) }
        try await publish(traffic, publishers: publishers, seconds: seconds)
      }
      try await group.waitForAll()
    }
    return stopwatch.measurement(
      units: traffic.taken.load(ordering: .relaxed), latencies: [])
  }

  private func publish(
    _ traffic: StoreTraffic, publishers: Int, seconds: Double
  ) async throws {
    let run = UInt32.random(in: 0 ... .max)
    _ = try await measure(callers: publishers, seconds: seconds) { caller, round in
      let publication = Publication(
        name: EventName(stored: BenchEvent.name),
        data: BenchEvent.data(run: run, caller: caller, number: round))
      _ = try await store.perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: [publication]))
      traffic.published.wrappingAdd(1, ordering: .relaxed)
      return 1
    }
  }

  private func consume(_ traffic: StoreTraffic) async throws {
    while traffic.isPublishing.load(ordering: .acquiring)
      || traffic.taken.load(ordering: .relaxed) < traffic.published.load(ordering: .relaxed)
    {
      let count = try await claimAndAcknowledge(at: store)
      traffic.taken.wrappingAdd(count, ordering: .relaxed)
      if count == 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
  }
}

/// What publishers and consumers did.
private final class StoreTraffic: Sendable {
  let published = Atomic(0)
  let taken = Atomic(0)
  let isPublishing = Atomic(true)
}
