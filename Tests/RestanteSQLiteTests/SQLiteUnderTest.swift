import Foundation
import RestanteCore
import RestanteTesting
import Synchronization

@testable import RestanteSQLite

/// A store in a directory of its own that is removed in the end.
final class SQLiteUnderTest: StoreUnderTest {
  let directory: TemporaryDirectory
  let clock: ManualClock
  private let minimum: MinimumFreeSpace
  private let bounds: StoreBounds
  private let current: Mutex<SQLiteStore>

  var path: String { directory.path("restante.sqlite") }
  var sqlite: SQLiteStore { current.withLock { $0 } }
  var store: any Store { sqlite }

  /// - Parameters:
  ///   - floor: How much space is to be left; by default tests run however little there is.
  ///   - bounds: How much the writer does at once.
  init(
    clock: ManualClock = ManualClock(), minimum: MinimumFreeSpace = MinimumFreeSpace(bytes: 0),
    bounds: StoreBounds = .standard
  ) throws {
    let directory = try TemporaryDirectory()
    self.directory = directory
    self.clock = clock
    self.minimum = minimum
    self.bounds = bounds
    self.current = Mutex(
      try SQLiteStore.open(
        path: directory.path("restante.sqlite"), clock: .injected(clock), minimum: minimum,
        bounds: bounds))
  }

  func advance(milliseconds: Int64) async throws {
    clock.advance(milliseconds: milliseconds)
  }

  func reopen() async throws {
    await sqlite.close()
    let reopened = try SQLiteStore.open(
      path: path, clock: .injected(clock), minimum: minimum, bounds: bounds)
    current.withLock { $0 = reopened }
  }
}

/// A directory that disappears with its last user.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// What is in it.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
