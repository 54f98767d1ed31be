import Foundation
import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteSQLite
import RestanteTesting
import Synchronization

/// A store that moves whenever its time is moved: from SQLite to PostgreSQL, and back.
final class MovingUnderTest: StoreUnderTest {
  private enum Home {
    case file(String)
    case database(String)
  }

  private struct State {
    var store: any Store
    var home: Home
    var moves = 0
  }

  private let cluster: PostgresCluster
  private let directory: URL
  private let clock: ManualClock
  private let state: Mutex<State>

  /// Each copy counts anew.
  let keepsCounts = false
  var store: any Store { state.withLock { $0.store } }
  /// How many times it moved.
  var moves: Int { state.withLock { $0.moves } }

  init() throws {
    cluster = try PostgresCluster.shared.get()
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-moving-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    clock = ManualClock()
    let path = directory.appendingPathComponent("0").path
    let store = try SQLiteStore.open(path: path, clock: .injected(clock))
    state = Mutex(State(store: store, home: .file(path)))
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  func advance(milliseconds: Int64) async throws {
    clock.advance(milliseconds: milliseconds)
    try await move()
  }

  func reopen() async throws { try await move() }

  private func move() async throws {
    let (old, home) = state.withLock { ($0.store, $0.home) }
    await old.close()
    let (store, next): (any Store, Home)
    switch home {
    case .file(let path):
      let database = try await cluster.makeDatabase()
      let settings = try cluster.settings(database: database)
      try copy(from: .file(path), to: .database(database))
      try await DatabaseScript.run(
        "UPDATE store_clock SET fixed = \(clock.now().milliseconds)", on: settings)
      (store, next) = (try await PostgresStore.open(settings), .database(database))
    case .database(let database):
      let path = directory.appendingPathComponent("\(moves + 1)").path
      try copy(from: home, to: .file(path))
      try await cluster.removeDatabase(database)
      let opened = try SQLiteStore.open(path: path, clock: .injected(clock))
      (store, next) = (opened, .file(path))
    }
    state.withLock { $0 = State(store: store, home: next, moves: $0.moves + 1) }
  }

  private func copy(from: Home, to: Home) throws {
    let (source, target) = (try archive(from), try archive(to))
    _ = try StoreCopy(from: source, to: target).run()
    for archive in [source, target] {
      (archive as? SQLiteArchive)?.close()
      (archive as? PostgresArchive)?.close()
    }
  }

  private func archive(_ home: Home) throws -> any Archive {
    switch home {
    case .file(let path): try SQLiteArchive(path: path)
    case .database(let name): try PostgresArchive(cluster.settings(database: name))
    }
  }

  /// Closes the store and removes its database.
  func end() async throws {
    let (store, home) = state.withLock { ($0.store, $0.home) }
    await store.close()
    if case .database(let name) = home { try await cluster.removeDatabase(name) }
  }
}
