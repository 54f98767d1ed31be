import ArgumentParser
import Foundation
import RestanteSQLite

/// `restante-bench`: one table of everything that matters, with the limits of each row.
struct Overview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints one table of the server on the embedded store, and the limits of each row.",
    discussion: """
      Callers run on the same machine and share its cores with what they measure. Every event is \
      new and about 250 bytes long. Each row is measured in turns with its limits.
      """)

  @OptionGroup var length: LengthOptions

  @Option(help: "The depths at which takes and claims are measured; searches at the last one.")
  var depths: [Int] = [1_000, 100_000, 1_000_000]

  @Option(help: "How many clients wait for events at the same time.")
  var clients = 10_000

  @Option(help: "A part of the table to measure; can be repeated. Default: all.")
  var only: [Part] = []

  /// What can be measured by itself.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    /// Start and memory of a new server.
    case start
    /// Publishing.
    case publish
    /// From publisher to consumer.
    case endToEnd = "end-to-end"
    /// Online events that are delivered to handlers.
    case deliveries
    /// Queues with events.
    case deep
    /// Waiting clients.
    case waiting
  }

  private func measures(_ part: Part) -> Bool { only.isEmpty || only.contains(part) }

  func run() async throws {
    let depths = length.tiny ? [1_000] : depths.sorted()
    let clients = length.tiny ? 50 : clients
    let empty = try EmptyServer()
    defer { empty.stop() }
    let rig = Rig(
      repetitions: length.plan, table: FigureTable(), empty: EmptyLoad(port: empty.port))
    try await showConditions()
    rig.table.begin()
    if measures(.start) { try SizeSection(rig: rig).runEmpty() }
    if measures(.publish) {
      try await PublishSection(rig: rig, callers: length.tiny ? [1, 16] : [1, 16, 64, 256]).run()
    }
    if measures(.endToEnd) { try await EndToEndSection(rig: rig).run() }
    if measures(.deliveries) {
      try await DeliverySection(rig: rig).run(many: length.tiny ? 10 : 100)
    }
    let calls = measures(.deep) ? try await runDeep(rig, depths) : []
    if measures(.waiting) { try showWaiting(rig, clients) }
    PollerSection.show(calls)
  }

  /// Measures queues with events; returns what the worst poller did.
  private func runDeep(_ rig: Rig, _ depths: [Int]) async throws -> [String] {
    let data = try ChildProgram.makeDirectory()
    defer { try? FileManager.default.removeItem(at: data) }
    let server = try ServerProcess(data: (data, .untilBenchEnds))
    defer { server.stop() }
    let store = try await StoreBench.make()
    let bench = HTTPBench([server])
    try bench.bind()
    for depth in depths {
      try await DepthSection(rig: rig, bench: bench, store: store).run(depth: depth)
    }
    let depth = depths.last ?? 0
    try await SearchSection(rig: rig, bench: bench, server: server, store: store, depth: depth)
      .run()
    let calls = try await PollerSection(
      rig: rig, bench: bench, server: server, store: store, depth: depth
    ).run()
    await store.close()
    try SizeSection(rig: rig).runDeep(
      server, data: (data, .untilBenchEnds), depth: depth)
    return calls
  }

  private func showWaiting(_ rig: Rig, _ clients: Int) throws {
    rig.table.section("\(clients) waiting clients")
    let figures = try WaitingClients(clients: clients, apart: false, wakes: 100).measure()
    rig.table.show(
      FigureRow(
        what: "memory for each", unit: "kB", values: [figures.bytesEach(of: clients) / 1e3]))
    rig.table.show(
      FigureRow(
        what: "from a publication to the reply of one", unit: "ms",
        values: [Measurement(latencies: figures.wakes).percentile(0.5) / 1e3],
        latencies: figures.wakes))
  }

  private func showConditions() async throws {
    let bench = try await StoreBench.make()
    let durability = try await (bench.store as? SQLiteStore)?.durability() ?? ""
    await bench.close()
    showLine(
      """
      \(ProcessInfo.processInfo.processorCount) processors; \(BuildKind.name) build
      Embedded store, read back from its writer: \(durability); the server does not start otherwise
      """)
    length.showLegend()
  }
}
