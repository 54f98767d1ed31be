/// What all sections of the table use.
struct Rig {
  let repetitions: Repetitions
  let table: FigureTable
  let empty: EmptyLoad

  /// Measures and prints a row of calls over HTTP.
  ///
  /// - Parameters:
  ///   - units: How many units a turn of a caller does.
  ///   - round: One turn.
  ///   - store: Measures the store without HTTP.
  ///   - server: Measures the server, if that is more than running the turns.
  func row(
    _ what: String, unit: String = "events/s", on bench: HTTPBench, callers: Int, units: Int,
    _ round: @escaping HTTPBench.Round,
    store: ((_ seconds: Double) async throws -> Measurement)? = nil,
    server: ((_ seconds: Double) async throws -> Measurement)? = nil
  ) async throws {
    let exchanges = try bench.exchanges(of: round)
    let row = try await repetitions.row(
      what, unit: unit,
      server: { seconds in
        if let server { return try await server(seconds) }
        return try bench.run(callers: callers, seconds: seconds, round)
      }, store: store,
      handler: { seconds in
        try empty.run(exchanges, units: units, callers: callers, seconds: seconds)
      })
    table.show(row)
  }
}
