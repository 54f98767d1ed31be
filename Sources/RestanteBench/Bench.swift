import ArgumentParser
import Foundation
import RestanteCore

/// Prints figures; asserts nothing.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante-bench",
    abstract: "Measures the stores and the server on this machine.",
    discussion: """
      Callers run on the same machine and share its cores with what they measure. Every event is \
      new and about 250 bytes long. PostgreSQL waits for the disk, as it does by default.
      """,
    subcommands: [
      Costs.self, Waiting.self, Strangers.self, Neighbours.self, EmptyHandler.self,
    ])

  @Option(help: "Seconds for each figure.")
  var seconds: Double = 2

  @Option(help: "The depths at which claims are measured.")
  var depths: [Int] = [1_000, 100_000]

  @Option(
    help: ArgumentHelp(
      "An empty PostgreSQL database to measure on. (default: a temporary cluster of this machine's "
        + "PostgreSQL)", valueName: "postgres://…"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "Instead, publish and claim at the first depth for so long, and compare the last minute with "
        + "the first.", valueName: "seconds"))
  var soak: Double?

  private static let callers = [1, 16, 64, 256]

  func run() async throws {
    let postgres = try await PostgresForBench.make(database)
    if let soak { return try await endure(soak, on: postgres) }
    try await measureStores(on: postgres)
    try await measureServers(on: postgres)
    try await Strangers.parse([]).run()
    try await Neighbours.parse([]).run()
  }

  private func measureStores(on postgres: PostgresForBench) async throws {
    try await measure("Embedded store, no HTTP", StoreBench.make())
    for nodes in [1, 3] {
      let bench = try await StoreBench.make(on: postgres.settings(), nodes: nodes)
      try await measure("PostgreSQL, \(Self.name(nodes)), no HTTP", bench)
    }
  }

  private func measure(_ name: String, _ bench: StoreBench) async throws {
    heading(name)
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

  private func measureServers(on postgres: PostgresForBench) async throws {
    try measure("Server on the embedded store, over HTTP", [ServerProcess()])
    for nodes in [1, 3] {
      let address = try await postgres.address()
      let servers = try (0..<nodes).map { _ in try ServerProcess(database: address) }
      try measure("Server on PostgreSQL, \(Self.name(nodes)), over HTTP", servers)
    }
  }

  private func measure(_ name: String, _ servers: [ServerProcess]) throws {
    heading(name)
    defer { for server in servers { server.stop() } }
    let bench = HTTPBench(
      ports: servers.map(\.port), accessToken: servers[0].accessToken,
      publishKey: servers[0].publishKey)
    try bench.bind()
    for batch in [1, 50] {
      for callers in Self.callers {
        let figure = try bench.publish(callers: callers, batch: batch, seconds: seconds)
        report("POST /v1/events ×\(batch), \(callers) callers", figure)
      }
    }
    for depth in depths {
      for callers in [1, 4, 16] {
        try bench.fill(to: depth)
        let figure = try bench.getAndClear(callers: callers, seconds: seconds)
        report("get clear=0 + clear of 50 from \(depth), \(callers) callers", figure)
      }
    }
  }

  private func endure(_ duration: Double, on postgres: PostgresForBench) async throws {
    let depth = depths.first ?? 1_000
    let benches = [
      ("Embedded store", try await StoreBench.make()),
      ("PostgreSQL, one node", try await StoreBench.make(on: postgres.settings(), nodes: 1)),
    ]
    for (name, bench) in benches {
      heading("\(name), \(Int(duration)) s at depth \(depth)")
      try await Soak(bench: bench, depth: depth, seconds: duration).run()
      await bench.close()
    }
  }

  private static func name(_ nodes: Int) -> String {
    nodes == 1 ? "one node" : "\(nodes) nodes"
  }

  private func heading(_ text: String) {
    FileHandle.standardOutput.write(Data("\n\(text)\n".utf8))
  }
}
