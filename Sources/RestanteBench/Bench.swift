import ArgumentParser
import Foundation

/// Prints figures; asserts nothing.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante-bench",
    abstract: "Measures the embedded store and the server on this machine.",
    discussion: """
      Callers run on the same machine and share its cores with what they measure. Every event is \
      new and about 250 bytes long.
      """,
    subcommands: [Costs.self, Waiting.self])

  @Option(help: "Seconds for each figure.")
  var seconds: Double = 2

  @Option(help: "The depths at which claims are measured.")
  var depths: [Int] = [1_000, 100_000]

  private static let callers = [1, 16, 64, 256]

  func run() async throws {
    try await measureStore()
    try measureServer()
  }

  private func measureStore() async throws {
    heading("Embedded store, no HTTP")
    let bench = try await StoreBench.make()
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

  private func measureServer() throws {
    heading("Server over HTTP")
    let server = try ServerProcess()
    defer { server.stop() }
    let bench = HTTPBench(
      port: server.port, accessToken: server.accessToken, publishKey: server.publishKey)
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

  private func heading(_ text: String) {
    FileHandle.standardOutput.write(Data("\n\(text)\n".utf8))
  }
}
