/// Taking and claiming from queues of different depths.
struct DepthSection {
  let rig: Rig
  let bench: HTTPBench
  /// The store to compare with.
  let store: StoreBench?

  private static let consumers = [1, 4, 16]
  private static let size = 50

  func run(depth: Int) async throws {
    rig.table.section("\(depth) pending events")
    try await rows("take \(Self.size)", depth, bench.taking()) { store, consumers, seconds in
      try await store.take(callers: consumers, most: depth, seconds: seconds)
    }
    try await rows(
      "get + clear \(Self.size)", depth, bench.gettingAndClearing()
    ) { store, consumers, seconds in
      try await store.claimAndAcknowledge(callers: consumers, most: depth, seconds: seconds)
    }
  }

  private func rows(
    _ name: String, _ depth: Int, _ round: @escaping HTTPBench.Round,
    _ raw: @escaping (StoreBench, _ consumers: Int, _ seconds: Double) async throws -> Measurement
  ) async throws {
    for consumers in Self.consumers {
      try bench.fill(to: depth)
      let what = "\(name), \(consumers == 1 ? "1 consumer" : "\(consumers) consumers")"
      try await rig.row(
        what, on: bench, callers: consumers, units: Self.size, round,
        store: store.map { store in
          { seconds in
            try await Repetitions.turns(seconds: seconds, fill: { try await store.fill(to: depth) })
            {
              try await raw(store, consumers, $0)
            }
          }
        },
        server: { seconds in
          try await Repetitions.turns(seconds: seconds, fill: { try bench.fill(to: depth) }) {
            seconds in
            let left = Quota(depth)
            return try bench.run(callers: consumers, seconds: seconds) { connection, caller, turn in
              left.take(Self.size) ? try round(connection, caller, turn) : 0
            }
          }
        })
    }
  }
}
