import Foundation

/// Many handlers of which one accepts connections and never replies: how much later the others get
/// their events than without it.
struct BlackHoleStudy {
  let handlers: Int
  /// How many events each gets, with the black hole and without.
  let rounds: Int

  /// The medians of the handlers' times, in milliseconds.
  private typealias Medians = [Int: Double]

  func run() async throws {
    let server = try ServerProcess()
    defer { server.stop() }
    let handlers = try await HandlerServer.start()
    defer { handlers.stop() }
    let load = try DeliveryLoad(on: server, handlers: handlers)
    let hole = try BlackHole()
    try load.bind(self.handlers - 1)
    _ = try await medians(load, rounds: 1)
    let before = try await medians(load, rounds: rounds)
    try load.bind(self.handlers - 1, and: [hole.url])
    let beside = try await medians(load, rounds: rounds)
    try load.bind(self.handlers - 1)
    let after = try await medians(load, rounds: rounds)
    show(before, beside, after)
  }

  private func medians(_ load: DeliveryLoad, rounds: Int) async throws -> Medians {
    var times: [Int: [Double]] = [:]
    for _ in 0..<rounds {
      for arrival in try await load.publish(1, deliveries: handlers - 1) {
        times[arrival.handler, default: []].append(arrival.time)
      }
    }
    return times.mapValues(Self.median)
  }

  private func show(_ before: Medians, _ beside: Medians, _ after: Medians) {
    showLine("\n\(handlers) handlers, \(rounds) events, each delivered to all of them")
    for (name, medians) in [
      ("without a black hole", before), ("one is a black hole", beside),
      ("again without", after),
    ] {
      let times = Array(medians.values)
      showLine(
        String(
          format: "%@: medians of the handlers from %.0f to %.0f ms, half of them below %.0f",
          name, times.min() ?? 0, times.max() ?? 0, Self.median(times)))
    }
    let differences = beside.map { handler, time in
      time - ((before[handler] ?? 0) + (after[handler] ?? 0)) / 2
    }
    let noise = before.map { handler, time in abs(time - (after[handler] ?? 0)) }
    showLine(
      String(
        format: "later by %.1f ms at the median, the latest by %.1f ms; "
          + "without it, the runs differ by %.1f ms, at most %.1f ms",
        Self.median(differences), differences.max() ?? 0, Self.median(noise), noise.max() ?? 0))
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
