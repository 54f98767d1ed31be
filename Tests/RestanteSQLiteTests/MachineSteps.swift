import GRDB
import GRDBSQLite

/// Counts steps of SQLite's machine on a connection.
enum MachineSteps {
  private final class Counter {
    var steps = 0
  }

  /// Does something; returns how many steps that took.
  static func count(on database: Database, _ body: () throws -> Void) rethrows -> Int {
    let counter = Counter()
    sqlite3_progress_handler(
      database.sqliteConnection, 1,
      { pointer in
        guard let pointer else { return 0 }
        Unmanaged<Counter>.fromOpaque(pointer).takeUnretainedValue().steps += 1
        return 0
      }, Unmanaged.passUnretained(counter).toOpaque())
    defer {
      sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil)
      withExtendedLifetime(counter) {}
    }
    try body()
    return counter.steps
  }
}
