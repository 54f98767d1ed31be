import ArgumentParser

/// `restante-bench soak`
struct Soak: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publishes and claims for long and compares the last minute with the first.")

  @Option(help: "For how many seconds.")
  var seconds: Double = 600

  @Option(help: "How many events are pending meanwhile.")
  var depth = 20_000

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let postgres = try await PostgresForBench.make(database.address)
    let benches = [
      ("Embedded store", try await StoreBench.make()),
      ("PostgreSQL, one node", try await StoreBench.make(on: postgres.settings(), nodes: 1)),
    ]
    for (name, bench) in benches {
      showLine("\n\(name), \(Int(seconds)) s at depth \(depth)")
      try await SoakTurn(bench: bench, depth: depth, seconds: seconds).run()
      await bench.close()
    }
  }
}
