import ArgumentParser
import Foundation

/// `restante-bench peers`
struct Peers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the same work on other queue servers.",
    discussion: """
      Redis, RabbitMQ, beanstalkd and PostgreSQL are started on loopback with temporary \
      directories, as durable as Restante: nothing is confirmed before it is on the disk. Each \
      work gets a new server. A peer that cannot be measured is reported, and the exit code is \
      not zero.
      """)

  @OptionGroup var length: LengthOptions

  @Option(help: "Measure only this one; can be repeated.")
  var only: [String] = candidates.map(\.name)

  @Option(help: "How many messages are in the queue that consumers claim from.")
  var depth = 10_000

  /// A server to measure, and how it is started.
  private struct Candidate: Sendable {
    var name: String
    var start: @Sendable () async throws -> Peer
  }

  private static let candidates = [
    Candidate(name: "Restante", start: restante),
    Candidate(name: "Redis", start: RedisPeer.start),
    Candidate(name: "RabbitMQ", start: RabbitPeer.start),
    Candidate(name: "beanstalkd", start: BeanstalkPeer.start),
    Candidate(name: "PostgreSQL", start: PostgresPeer.start),
  ]

  func validate() throws {
    let names = Self.candidates.map(\.name)
    for name in only where !names.contains(name) {
      throw ValidationError("there is no \(name), only \(names.joined(separator: ", "))")
    }
  }

  func run() async throws {
    showLine("\(ProcessInfo.processInfo.processorCount) processors; \(BuildKind.name) build")
    let table = FigureTable(remarks: "compared with Restante, and how it is durable")
    table.begin()
    var failed: [String] = []
    for candidate in Self.candidates where only.contains(candidate.name) {
      do {
        try await measure(candidate, in: table)
      } catch {
        table.section("\(candidate.name)", remark: "could not be measured: \(error)")
        failed.append(candidate.name)
      }
    }
    guard failed.isEmpty else {
      showLine("\nNot measured: \(failed.joined(separator: ", "))")
      throw ExitCode.failure
    }
  }

  private func measure(_ candidate: Candidate, in table: FigureTable) async throws {
    let peer = try await candidate.start()
    table.section(peer.title, remark: peer.remark)
    try await Self.running(peer) { work in
      for (name, batch) in [("publish one per call", 1), ("publish 50 per call", 50)] {
        table.show(
          try await length.plan.row(
            "\(name), 16 callers",
            server: { try work.publish(callers: 16, batch: batch, seconds: $0) }))
      }
    }
    try await Self.running(candidate.start()) { work in
      table.show(try await claims(work))
    }
    try await Self.running(candidate.start()) { work in
      let endToEnd = EndToEnd(server: work.server)
      let what = "\(EndToEnd.publishers) publishers → \(EndToEnd.consumers) consumers"
      table.show(try await length.plan.row(what, server: { try endToEnd.run(seconds: $0) }))
    }
  }

  private func claims(_ work: QueueWork) async throws -> FigureRow {
    let depth = length.tiny ? 1_000 : depth
    let consumers = 4
    // Each consumer finds 50 messages until the last.
    var missing = depth + 2 * consumers * claimSize
    return try await length.plan.row(
      "claim 50 + acknowledge of \(depth), \(consumers) consumers",
      server: { seconds in
        try await Repetitions.turns(seconds: seconds, fill: { try work.fill(missing) }) {
          let measured = try work.claimAndAcknowledge(
            callers: consumers, most: depth, seconds: $0)
          missing = measured.units
          return measured
        }
      })
  }

  private static func running(
    _ peer: Peer, _ body: (QueueWork) async throws -> Void
  ) async throws {
    defer { peer.stop() }
    try await body(QueueWork(server: peer.server))
  }

  private static func restante() throws -> Peer {
    let server = try ServerProcess()
    try HTTPBench([server]).bind()
    return Peer(
      title: "Restante", remark: "over HTTP, on the embedded store; synchronous=FULL",
      server: RestanteClient(server), stop: { server.stop() })
  }
}
