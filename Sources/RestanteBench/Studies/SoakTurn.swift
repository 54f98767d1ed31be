import Foundation
import RestanteCore
import Synchronization

/// Publishing and claiming at a constant depth for a long time: whatever piles up shows as a last
/// minute that is slower than the first.
struct SoakTurn {
  let bench: StoreBench
  let depth: Int
  let seconds: Double

  private static let callers = 4
  private static let batch = 50
  /// Past events are forgotten while others come, so that the history's depth is constant too.
  private static let history: Int64 = 5
  /// Seconds until as much is forgotten as comes, which are not counted.
  private static let warmUp = 10.0

  func run() async throws {
    try await bench.configure(QueueOverrideChanges(history: .set(Self.history)))
    try await bench.fill(to: depth)
    let window = min(60, seconds / 3)
    let counts = Mutex<[Int]>([])
    let start = ContinuousClock.now
    let forgetting = Task { try await forget() }
    defer { forgetting.cancel() }
    _ = try await measure(callers: Self.callers, seconds: Self.warmUp + seconds) { caller, round in
      let store = bench.store(of: caller)
      let publications = (0..<Self.batch).map { index in
        Publication(
          name: EventName(stored: BenchEvent.name),
          data: BenchEvent.data(run: 0, caller: caller, number: round * Self.batch + index))
      }
      _ = try await store.perform(
        PublishEvents(portal: bench.queue.portal, mode: .safe, publications: publications))
      let done = try await bench.claimAndAcknowledge(at: store)
      let elapsed = (ContinuousClock.now - start) / .seconds(1) - Self.warmUp
      guard elapsed >= 0 else { return 1 }
      let place = Int(elapsed / window)
      counts.withLock { counts in
        while counts.count <= place { counts.append(0) }
        counts[place] += done
      }
      return 1
    }
    report(counts.withLock { $0 }, window)
  }

  private func report(_ counts: [Int], _ window: Double) {
    // The last one is whole only if time was up at its end.
    let rates = counts.prefix(Int(seconds / window)).map { Double($0) / window }
    for (index, rate) in rates.enumerated() {
      showLine(
        String(
          format: "%6.0f s … %6.0f s  %9.0f events/s published, claimed and acknowledged",
          Double(index) * window, Double(index + 1) * window, rate))
    }
    guard let first = rates.first, let last = rates.last else { return }
    showLine(String(format: "the last of these is %.0f %% of the first", 100 * last / first))
  }

  /// Forgets what left, as the server does every half minute.
  private func forget() async throws {
    let step = PruneHistory(portal: bench.queue.portal, limit: 500)
    while !Task.isCancelled {
      while try await bench.store.perform(step) == step.limit {}
      try await Task.sleep(for: .seconds(1))
    }
  }
}
