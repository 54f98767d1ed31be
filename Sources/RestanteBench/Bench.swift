import ArgumentParser

/// Prints figures; asserts nothing.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante-bench", abstract: "Measures the store and the server on this machine.")

  @Option(help: "Seconds for each figure.")
  var seconds: Double = 2

  func run() async throws {
    let bench = try await StoreBench.make()
    print("Embedded store, no HTTP")
    for batch in [1, 50] {
      for callers in [1, 16, 64, 256] {
        let figure = try await bench.publish(callers: callers, batch: batch, seconds: seconds)
        report("publish ×\(batch), \(callers) callers", figure)
      }
    }
    for depth in [1_000, 100_000, 1_000_000] {
      for callers in [1, 4, 16] {
        try await bench.fill(to: depth)
        let figure = try await bench.claimAndAcknowledge(
          callers: callers, seconds: depth == 1_000 ? 0.02 : seconds)
        report("claim 50 + acknowledge at \(depth), \(callers) callers", figure)
      }
    }
    await bench.close()
  }
}
