/// How long and how often each row is measured.
struct Repetitions: Sendable {
  var seconds: Double
  var count: Int

  /// How often a queue is filled and emptied for one figure at most.
  private static let maxTurns = 20

  /// Measures a row and its limits in turns, so that what else happens on the machine hits all.
  ///
  /// - Parameters:
  ///   - server: Measures what the row is about, for so many seconds.
  ///   - store: Measures the store without HTTP, where that is possible.
  ///   - handler: Measures the empty handler, where that is possible.
  func row(
    _ what: String, unit: String = "events/s",
    server: (_ seconds: Double) async throws -> Measurement,
    store: ((_ seconds: Double) async throws -> Measurement)? = nil,
    handler: ((_ seconds: Double) async throws -> Measurement)? = nil
  ) async throws -> FigureRow {
    var total = Measurement()
    var row = FigureRow(what: what, unit: unit)
    var limits = (store: [Double](), handler: [Double]())
    for _ in 0..<count {
      let measured = try await server(seconds)
      row.values.append(measured.perSecond)
      total = total + measured
      if let store { limits.store.append(try await store(seconds).perSecond) }
      if let handler { limits.handler.append(try await handler(seconds).perSecond) }
    }
    row.latencies = total.latencies
    row.load = total.processorShare
    row.store = Self.median(limits.store)
    row.handler = Self.median(limits.handler)
    return row
  }

  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }

  /// Empties a queue as often as it takes to fill the time.
  ///
  /// - Parameters:
  ///   - fill: Brings the queue to its depth; not measured.
  ///   - turn: Takes events until there are none or the time is over.
  static func turns(
    seconds: Double, fill: () async throws -> Void,
    _ turn: (_ seconds: Double) async throws -> Measurement
  ) async throws -> Measurement {
    var total = Measurement()
    for _ in 0..<maxTurns where total.seconds < seconds {
      try await fill()
      total = total + (try await turn(seconds - total.seconds))
    }
    return total
  }
}
