import GRDB
import GRDBSQLite
import Synchronization

@testable import RestanteSQLite

/// Counts what the writer's connection does, in steps of SQLite's machine: about ten for each row
/// that is looked at.
final class WriterWork: Sendable {
  private let tens = Atomic<Int>(0)

  /// Steps since the beginning.
  var steps: Int { 10 * tens.load(ordering: .relaxed) }

  /// Begins to count.
  init(of store: SQLiteStore) async throws {
    let work = Unmanaged.passUnretained(self).toOpaque()
    // sound: tests keep this until they have closed the store.
    nonisolated(unsafe) let pointer = work
    try await store.pool.writeWithoutTransaction { database in
      sqlite3_progress_handler(
        database.sqliteConnection, 10,
        { pointer in
          guard let pointer else { return 0 }
          Unmanaged<WriterWork>.fromOpaque(pointer).takeUnretainedValue()
            .tens.add(1, ordering: .relaxed)
          return 0
        }, pointer)
    }
  }

  /// Does something; returns how many steps of the writer that took.
  func steps<Value>(
    of body: () async throws -> Value
  ) async rethrows -> (value: Value, steps: Int) {
    let before = steps
    let value = try await body()
    return (value, steps - before)
  }
}
