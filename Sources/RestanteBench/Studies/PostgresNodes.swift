import ArgumentParser

/// `restante-bench postgres`
struct PostgresNodes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postgres",
    abstract: "Measures one and three servers on PostgreSQL, beside the embedded store.",
    discussion: """
      Callers, servers and PostgreSQL run on this machine and share its cores. PostgreSQL waits \
      for the disk, as it does by default.
      """)

  @Option(help: "Seconds for each figure.")
  var seconds: Double = 2

  @Option(help: "The depths at which claims are measured.")
  var depths: [Int] = [1_000, 100_000]

  @OptionGroup var database: DatabaseOption

  private static let callers = [1, 16, 64, 256]

  func run() async throws {
    let postgres = try await PostgresForBench.make(database.address)
    try await measure("Embedded store, no HTTP", StoreBench.make())
    for nodes in [1, 3] {
      let bench = try await StoreBench.make(on: postgres.settings(), nodes: nodes)
      try await measure("PostgreSQL, \(Self.name(nodes)), no HTTP", bench)
    }
    try measure("Server on the embedded store, over HTTP", [ServerProcess()])
    for nodes in [1, 3] {
      let address = try await postgres.address()
      let servers = try (0..<nodes).map { _ in try ServerProcess(database: address) }
      try measure("Server on PostgreSQL, \(Self.name(nodes)), over HTTP", servers)
    }
  }

  private func measure(_ name: String, _ bench: StoreBench) async throws {
    showLine("\n\(name)")
    for batch in [1, 50] {
      for callers in Self.callers {
        let figure = try await bench.publish(callers: callers, batch: batch, seconds: seconds)
        report("publish ×\(batch), \(callers) callers", figure)
      }
    }
    for depth in depths {
      for callers in [1, 4, 16] {
        try await bench.fill(to: depth)
        let figure = try await bench.claimAndAcknowledge(callers: callers, seconds: seconds)
        report("claim 50 + acknowledge from \(depth), \(callers) callers", figure)
      }
    }
    await bench.close()
  }

  private func measure(_ name: String, _ servers: [ServerProcess]) throws {
    showLine("\n\(name)")
    defer { for server in servers { server.stop() } }
    let bench = HTTPBench(servers)
    try bench.bind()
    for batch in [1, 50] {
      for callers in Self.callers {
        let figure = try bench.run(
          callers: callers, seconds: seconds, bench.publishing(batch: batch))
        report("POST /v1/events ×\(batch), \(callers) callers", figure)
      }
    }
    for depth in depths {
      for callers in [1, 4, 16] {
        try bench.fill(to: depth)
        let figure = try bench.run(
          callers: callers, seconds: seconds, bench.gettingAndClearing())
        report("get clear=0 + clear of 50 from \(depth), \(callers) callers", figure)
      }
    }
  }

  private static func name(_ nodes: Int) -> String {
    nodes == 1 ? "one node" : "\(nodes) nodes"
  }
}
