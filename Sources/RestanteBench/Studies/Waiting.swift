import ArgumentParser
import Foundation

/// `restante-bench waiting`: what clients cost that only wait, and how soon a publication reaches
/// one.
struct Waiting: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets many clients wait and prints memory for each and how soon they wake.",
    discussion: """
      Each client has a connection of its own and calls event.offline.get with Prefer: wait=60. \
      The figures are of the server's process alone. The limit of open files must allow the \
      connections, here and in the server: both raise theirs as far as they may.
      """)

  @Option(help: "How many clients wait.")
  var clients = 10_000

  @Flag(help: "Give each client a queue of its own instead of one for all.")
  var apart = false

  @Option(help: "How many publications to time.")
  var wakes = 100

  func run() async throws {
    let figures = try WaitingClients(clients: clients, apart: apart, wakes: wakes).measure()
    showLine("\(clients) clients waiting \(apart ? "on queues of their own" : "on one queue")")
    showLine(String(format: "opened in %.1f s", figures.openedSeconds))
    showLine(
      String(
        format: "resident memory %.1f MB before, %.1f MB with them: %.1f kB each",
        Double(figures.bytesBefore) / 1e6, Double(figures.bytesWaiting) / 1e6,
        figures.bytesEach(of: clients) / 1e3))
    let times = Measurement(latencies: figures.wakes)
    showLine(
      String(
        format: "publish to reply: p50 %.2f ms, p99 %.2f ms, max %.2f ms",
        times.percentile(0.5) / 1e3, times.percentile(0.99) / 1e3, times.percentile(1) / 1e3))
    if let spread = figures.spread {
      showLine(String(format: "the last got it %.1f ms after the first", spread / 1e3))
    }
  }
}
