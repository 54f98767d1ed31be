import RestanteCore
import RestanteSQLite
import RestanteTesting
import Synchronization

/// A store that moves to another file whenever its time is moved, as a copy of itself.
final class CopyingUnderTest: StoreUnderTest {
  private struct State {
    var store: SQLiteStore
    var path: String
    var copies = 0
  }

  private let directory: TemporaryDirectory
  private let clock: ManualClock
  private let state: Mutex<State>

  var store: any Store { state.withLock { $0.store } }
  /// Each copy counts anew.
  let keepsCounts = false
  /// How many times it moved.
  var copies: Int { state.withLock { $0.copies } }

  init() throws {
    directory = try TemporaryDirectory()
    clock = ManualClock()
    let path = directory.path("0")
    state = Mutex(
      State(store: try SQLiteStore.open(path: path, clock: .injected(clock)), path: path))
  }

  func advance(milliseconds: Int64) async throws {
    clock.advance(milliseconds: milliseconds)
    try await move()
  }

  func reopen() async throws { try await move() }

  private func move() async throws {
    let (old, path) = state.withLock { ($0.store, $0.path) }
    await old.close()
    let newPath = directory.path("\(copies + 1)")
    try Self.copy(from: path, to: newPath)
    let store = try SQLiteStore.open(path: newPath, clock: .injected(clock))
    state.withLock { $0 = State(store: store, path: newPath, copies: $0.copies + 1) }
  }

  static func copy(from: String, to: String) throws {
    let (source, target) = (try SQLiteArchive(path: from), try SQLiteArchive(path: to))
    defer {
      source.close()
      target.close()
    }
    _ = try StoreCopy(from: source, to: target).run()
  }
}
