import ArgumentParser
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// `restante-bench strangers`
struct Strangers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures a client beside strangers who send whatever is expensive.",
    discussion: """
      Strangers have no credentials. They send bodies of 8 MiB that are expensive to read, begin \
      uploads and do not finish them, ask for another protocol, or send nothing, and connect \
      again whenever the server disconnects them. Their threads have the lowest priority, since \
      real strangers would not use this machine's processors. One client meanwhile publishes, \
      claims and acknowledges. The goal is a p99 below 100 ms and less than 512 MB of memory.
      """)

  @Option(help: "Seconds without the strangers, and seconds beside them.")
  var seconds: Double = 20

  @Option(help: "How many connections the strangers use.")
  var strangers = 100

  func run() async throws {
    showLine("\n\(strangers) strangers, over HTTP on the embedded store")
    let server = try ServerProcess()
    defer { server.stop() }
    let client = HonestClient(
      port: server.port, accessToken: server.accessToken, publishKey: server.publishKey)
    try client.bind()
    let alone = try client.run(seconds: seconds, claims: true)
    let memory = try server.peakResidentBytes()
    let used = try server.processorSeconds()
    let crowd = Crowd(size: strangers, port: server.port)
    // Until all have come.
    try await Task.sleep(for: .seconds(1))
    let beside = try client.run(seconds: seconds, claims: true)
    let attempts = crowd.disperse()
    alone.show("alone")
    beside.show("beside strangers")
    showLine(
      String(
        format: "peak memory %.0f MB alone, %.0f MB beside strangers; %d attempts of strangers, "
          + "%.1f s of processor time for both",
        Double(memory) / 1e6, Double(try server.peakResidentBytes()) / 1e6, attempts,
        try server.processorSeconds() - used))
  }
}

/// Strangers, each on a thread of its own.
private final class Crowd: Sendable {
  private let isStopped = Atomic(false)
  private let attempts = Atomic(0)
  private let group = DispatchGroup()

  init(size: Int, port: UInt16) {
    for number in 0..<size {
      group.enter()
      Thread { [self] in
        #if canImport(Glibc)
          // On Linux this is about the thread alone.
          _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        #endif
        let kind = HostileClient.allCases[number % HostileClient.allCases.count]
        let count = kind.attack(port: port, until: isStopped)
        attempts.wrappingAdd(count, ordering: .relaxed)
        group.leave()
      }.start()
    }
  }

  /// Sends them away; tells how often they tried.
  func disperse() -> Int {
    isStopped.store(true, ordering: .relaxed)
    group.wait()
    return attempts.load(ordering: .relaxed)
  }
}
