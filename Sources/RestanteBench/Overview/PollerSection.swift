/// A publisher beside a client that never stops making the most expensive calls on the same queue.
struct PollerSection {
  let rig: Rig
  let bench: HTTPBench
  let server: ServerProcess
  /// The store to compare with.
  let store: StoreBench?
  let depth: Int

  /// Measures; returns what the poller did.
  func run() async throws -> [String] {
    rig.table.section("A publisher beside the worst poller, \(depth) pending events")
    try await row("publish one per call, 1 caller, alone")
    let poller = ExpensiveLoad(on: server, callers: 1)
    do {
      try await row("publish one per call, 1 caller, beside it")
    } catch {
      _ = poller.end()
      throw error
    }
    return poller.end()
  }

  private func row(_ what: String) async throws {
    try await rig.row(
      what, on: bench, callers: 1, units: 1, bench.publishing(batch: 1),
      store: store.map { store in
        { seconds in try await store.publish(callers: 1, batch: 1, seconds: seconds) }
      })
  }

  /// Prints what the poller did, below the table.
  static func show(_ calls: [String]) {
    guard !calls.isEmpty else { return }
    showLine("\nThe worst poller made, one after the other:")
    for call in calls { showLine("* \(call)") }
  }
}
