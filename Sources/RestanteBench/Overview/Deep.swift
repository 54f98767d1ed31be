import ArgumentParser
import Foundation

/// `restante-bench deep`
struct Deep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures a very deep queue, which stays on the disk.",
    discussion: """
      The first run fills the queue, which takes minutes; a run that was interrupted goes on where \
      it stopped, and later runs only replace what earlier ones took. The store without HTTP is \
      not measured.
      """)

  @Option(help: "The data directory. It stays.", completion: .directory)
  var data: String

  @Option(help: "How many events are pending.")
  var depth = 10_000_000

  @OptionGroup var length: LengthOptions

  func run() async throws {
    let depth = length.tiny ? 2_000 : depth
    let directory = URL(fileURLWithPath: data)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let empty = try EmptyServer()
    defer { empty.stop() }
    let rig = Rig(
      repetitions: length.plan, table: FigureTable(), empty: EmptyLoad(port: empty.port))
    let server = try ServerProcess(data: (directory, .kept))
    defer { server.stop() }
    let bench = HTTPBench([server])
    try bench.bind()
    let start = ContinuousClock.now
    try bench.fill(to: depth) { now in
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      showLine("\(now) pending after \(seconds) s")
    }
    length.showLegend()
    rig.table.begin()
    try await DepthSection(rig: rig, bench: bench, store: nil).run(depth: depth)
    try await SearchSection(rig: rig, bench: bench, server: server, store: nil, depth: depth)
      .run()
    let calls = try await PollerSection(
      rig: rig, bench: bench, server: server, store: nil, depth: depth
    ).run()
    try SizeSection(rig: rig).runDeep(server, data: (directory, .kept), depth: depth)
    PollerSection.show(calls)
  }
}
