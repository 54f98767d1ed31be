import ArgumentParser
import Foundation
import RestanteCore
import RestanteSQLite

/// `restante-bench costs`
struct Costs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares what safe mode's parts cost, each on and off in the same run.",
    discussion: """
      Both sides do the same work in turns, so that what else happens on the machine hits both. \
      The ratio says how many events a second are left with the part on.
      """)

  @Option(help: "How often both sides have their turn.")
  var rounds = 8

  @Option(help: "Events in each turn.")
  var events = 5_000

  @Option(help: "Callers at once.")
  var callers = [1, 16]

  func run() async throws {
    for callers in callers {
      showLine("\n\(callers) callers")
      for cost in Cost.all { try await compare(cost, callers: callers) }
    }
  }

  private func compare(_ cost: Cost, callers: Int) async throws {
    let off = try await StoreBench.make()
    let on = try await StoreBench.make()
    try await off.configure(cost.off)
    try await on.configure(cost.on)
    var sums = (off: CostSum(), on: CostSum())
    for round in 0...rounds {
      // Who goes first has the colder disk: the sides take turns at that, too.
      let isEven = round.isMultiple(of: 2)
      for isOn in isEven ? [false, true] : [true, false] {
        let work = CostWork(bench: isOn ? on : off, events: events, callers: callers)
        let measured = try await cost.work(work, isOn)
        // The first round warms up.
        guard round > 0 else { continue }
        if isOn { sums.on.add(measured) } else { sums.off.add(measured) }
      }
    }
    await off.close()
    await on.close()
    let line = [
      cost.name.padding(toLength: 46, withPad: " ", startingAt: 0),
      String(format: "off %9.0f events/s", sums.off.perSecond),
      String(format: "on %9.0f events/s", sums.on.perSecond),
      String(format: "ratio %.2f", sums.on.perSecond / sums.off.perSecond),
    ].joined(separator: "  ")
    showLine(line)
  }
}

/// What several turns add up to.
private struct CostSum {
  var units = 0
  var seconds = 0.0

  var perSecond: Double { seconds > 0 ? Double(units) / seconds : 0 }

  mutating func add(_ measurement: Measurement) {
    units += measurement.units
    seconds += measurement.seconds
  }
}

/// Two sides to compare: what counts for the queue, and what is done.
struct Cost: Sendable {
  var name: String
  var off = QueueOverrideChanges(history: .set(0))
  var on = QueueOverrideChanges(history: .set(0))
  /// Does one turn; returns what of it counts.
  var work: @Sendable (CostWork, _ isOn: Bool) async throws -> Measurement

  static let all = [
    Cost(name: "history: take 50", on: QueueOverrideChanges(history: .set(86_400))) { work, _ in
      try await work.publish()
      return try await work.take()
    },
    Cost(name: "history: claim 50 + acknowledge", on: QueueOverrideChanges(history: .set(86_400))) {
      work, _ in
      try await work.publish()
      return try await work.claimAndAcknowledge(lease: 3600)
    },
    Cost(name: "history with forgetting: take 50", on: QueueOverrideChanges(history: .set(1))) {
      work, isOn in
      try await work.publish()
      var measured = try await work.take()
      if isOn { measured.seconds += try await work.forget() }
      return measured
    },
    Cost(name: "leases: claim 50 + acknowledge") { work, isOn in
      try await work.publish()
      return try await work.claimAndAcknowledge(lease: isOn ? 3600 : nil)
    },
    Cost(name: "idempotency: publish ×1") { work, isOn in
      let measured = try await work.publishSingly(isIdempotent: isOn)
      _ = try await work.take()
      return measured
    },
    Cost(name: "idempotency: publish ×50") { work, isOn in
      let measured = try await work.publish(batch: 50, isIdempotent: isOn)
      _ = try await work.take()
      return measured
    },
    Cost(
      name: "depth limit that refuses: publish ×50",
      on: QueueOverrideChanges(
        history: .set(0),
        depthLimit: .set(DepthLimit(events: 1_000_000, overflow: .refuse)))
    ) { work, _ in
      let measured = try await work.publish(batch: 50, isIdempotent: false)
      _ = try await work.take()
      return measured
    },
    Cost(
      name: "retries planned: claim 50 + fail",
      on: QueueOverrideChanges(history: .set(0), retry: .set(RetryPolicy()))
    ) { work, _ in
      try await work.publish()
      return try await work.claimAndFail()
    },
  ]
}
