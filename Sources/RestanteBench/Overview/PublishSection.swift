/// Publishing by 1 to 256 callers, single events and arrays.
struct PublishSection {
  let rig: Rig
  /// How many callers publish at the same time, for each row.
  let callers: [Int]

  private static let batches = [1, 50, 500]

  func run() async throws {
    rig.table.section("Publish")
    let server = try ServerProcess()
    defer { server.stop() }
    let store = try await StoreBench.make()
    let bench = HTTPBench([server])
    try bench.bind()
    for batch in Self.batches {
      for callers in callers {
        let what =
          "publish \(batch == 1 ? "one" : "\(batch)") per call, \(Self.name(callers))"
        try await rig.row(
          what, on: bench, callers: callers, units: batch, bench.publishing(batch: batch),
          store: { seconds in
            try await store.publish(callers: callers, batch: batch, seconds: seconds)
          })
      }
    }
    await store.close()
  }

  private static func name(_ callers: Int) -> String {
    callers == 1 ? "1 caller" : "\(callers) callers"
  }
}
