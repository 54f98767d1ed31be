/// Publishers and consumers at the same time.
struct EndToEndSection {
  let rig: Rig

  func run() async throws {
    rig.table.section("From publisher to consumer")
    let server = try ServerProcess()
    defer { server.stop() }
    let store = try await StoreBench.make()
    let bench = HTTPBench([server])
    try bench.bind()
    let publishing = try bench.exchanges(of: bench.publishing(batch: 1))
    let endToEnd = EndToEnd(server: RestanteClient(server))
    try QueueWork(server: RestanteClient(server)).drain()
    let what = "\(EndToEnd.publishers) publishers → \(EndToEnd.consumers) consumers"
    let row = try await rig.repetitions.row(
      what, server: { try endToEnd.run(seconds: $0) },
      store: { seconds in
        try await store.endToEnd(
          publishers: EndToEnd.publishers, consumers: EndToEnd.consumers, seconds: seconds)
      },
      handler: { seconds in
        // Claims carry 50 events each, so that publications are nearly all requests.
        try rig.empty.run(
          publishing, units: 1, callers: EndToEnd.publishers, seconds: seconds)
      })
    rig.table.show(row)
    await store.close()
  }
}
