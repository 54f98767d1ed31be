import ArgumentParser
import RestanteCore

/// `restante-bench deliveries`
struct Deliveries: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures deliveries of online events, and what they cost those who publish.",
    discussion: """
      Handlers run in this process and share the machine's cores with what they measure. One of \
      many handlers is a black hole, which accepts connections and never replies: the goal is \
      that it delays none of the others by more than 50 ms at the median. With one handler, \
      publishing is to take at most 1.5 times as long as with none.
      """)

  @OptionGroup var length: LengthOptions

  @OptionGroup var database: DatabaseOption

  @Option(help: "How many handlers get the events of which one is a black hole.")
  var handlers = 1_000

  @Option(help: "How many events each of them gets, with the black hole and without.")
  var rounds = 15

  func run() async throws {
    let postgres = try await PostgresForBench.make(database.address)
    let (handlers, rounds) = length.tiny ? (20, 2) : (handlers, rounds)
    try await showTable(postgres)
    showLine("\nPublishing without HTTP and without delivering, no handler and one handler")
    let cost = DeliveryCost(plan: length.plan)
    try await cost.show("embedded store", StoreBench.make(), StoreBench.make())
    try await cost.show(
      "PostgreSQL", StoreBench.make(on: postgres.settings(), nodes: 1),
      StoreBench.make(on: postgres.settings(), nodes: 1))
    try await BlackHoleStudy(handlers: handlers, rounds: rounds).run()
  }

  private func showTable(_ postgres: PostgresForBench) async throws {
    let empty = try EmptyServer()
    defer { empty.stop() }
    let rig = Rig(
      repetitions: length.plan, table: FigureTable(), empty: EmptyLoad(port: empty.port))
    length.showLegend()
    rig.table.begin()
    let many = length.tiny ? 10 : 100
    try await DeliverySection(rig: rig).run(many: many)
    try await DeliverySection(rig: rig).run(database: try await postgres.address(), many: many)
  }
}

/// What a handler costs those who publish: two stores, one with a handler, in turns.
private struct DeliveryCost {
  let plan: Repetitions

  func show(_ name: String, _ without: StoreBench, _ with: StoreBench) async throws {
    _ = try await with.store.perform(
      BindEvent(
        portal: with.queue.portal, application: with.queue.application,
        event: EventName(stored: BenchEvent.name),
        target: .online(handler: "http://127.0.0.1:1/", user: nil)))
    for callers in [1, 16] {
      for batch in [1, 50] {
        var sums = (without: Measurement(), with: Measurement())
        for round in 0..<2 * plan.count {
          // Who goes first has the colder disk: the sides take turns at that, too.
          for isWith in round.isMultiple(of: 2) ? [false, true] : [true, false] {
            let measured = try await (isWith ? with : without).publish(
              callers: callers, batch: batch, seconds: plan.seconds)
            if isWith {
              sums.with = sums.with + measured
            } else {
              sums.without = sums.without + measured
            }
          }
        }
        let (before, after) = (sums.without.perSecond, sums.with.perSecond)
        showLine(
          "\(name), ×\(batch), \(callers) callers: \(Int(before)) and \(Int(after)) events/s, "
            + "\((before / after * 100).rounded() / 100) times the time")
      }
    }
    await without.close()
    await with.close()
  }
}
