/// Online events that are posted to handlers on this machine.
struct DeliverySection {
  let rig: Rig

  /// Measures.
  ///
  /// - Parameters:
  ///   - database: The address of the server's database; the embedded store by default.
  ///   - many: How many handlers one event is delivered to.
  func run(database: String? = nil, many: Int = 100) async throws {
    rig.table.section("Deliveries, \(database == nil ? "embedded store" : "PostgreSQL")")
    let server = try ServerProcess(database: database)
    defer { server.stop() }
    let handlers = try await HandlerServer.start()
    defer { handlers.stop() }
    let load = try DeliveryLoad(on: server, handlers: handlers)
    try load.bind(1)
    try await row("deliver to one handler", load, events: 100, handlers: 1)
    try await showLatency(load)
    try load.bind(many)
    try await row("deliver to \(many) handlers", load, events: 10, handlers: many)
    try load.bind(0)
    try await publishing("publish one per call, 16 callers, no handler", on: server)
    try load.bind(1)
    try await publishing("publish one per call, 16 callers, one handler", on: server)
  }

  private func row(
    _ what: String, _ load: DeliveryLoad, events: Int, handlers: Int
  ) async throws {
    let row = try await rig.repetitions.row(
      what, unit: "posts/s",
      server: { seconds in
        try await load.deliver(events: events, to: handlers, seconds: seconds)
      })
    rig.table.show(row)
  }

  private func showLatency(_ load: DeliveryLoad) async throws {
    var row = FigureRow(what: "from a publication to its delivery", unit: "ms")
    for _ in 0..<rig.repetitions.count {
      let measured = try await load.single(seconds: rig.repetitions.seconds)
      row.values.append(measured.percentile(0.5) / 1e3)
      row.latencies += measured.latencies
    }
    rig.table.show(row)
  }

  private func publishing(_ what: String, on server: ServerProcess) async throws {
    let bench = HTTPBench([server])
    let publish = bench.publishing(batch: 1)
    let row = try await rig.repetitions.row(
      what, server: { seconds in try bench.run(callers: 16, seconds: seconds, publish) })
    rig.table.show(row)
  }
}
