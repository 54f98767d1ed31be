import GRDBSQLite
import RestanteCore

/// Ends reads that take too long, so that others get their turn.
enum ReadLimit {
  private final class Deadline {
    let end: ContinuousClock.Instant
    var isOver = false

    init(_ end: ContinuousClock.Instant) {
      self.end = end
    }
  }

  /// How many steps of SQLite's machine there are between two looks at the clock.
  private static let steps: Int32 = 10_000

  /// Runs a read that may take that long.
  ///
  /// - Throws: What the read throws; ``RestanteCore/StoreError`` with the code `tooLong` when it
  ///   takes longer.
  static func run<Value>(
    for time: Duration, on connection: OpaquePointer?, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let deadline = Deadline(.now + time)
    sqlite3_progress_handler(
      connection, steps,
      { pointer in
        guard let pointer else { return 0 }
        let deadline = Unmanaged<Deadline>.fromOpaque(pointer).takeUnretainedValue()
        deadline.isOver = ContinuousClock.now >= deadline.end
        return deadline.isOver ? 1 : 0
      }, Unmanaged.passUnretained(deadline).toOpaque())
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      withExtendedLifetime(deadline) {}
    }
    do {
      return try body()
    } catch {
      guard deadline.isOver else { throw error }
      throw StoreError(.tooLong, "a read took longer than \(time)")
    }
  }
}
