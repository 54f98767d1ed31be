import Foundation
import GRDB
import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteSQLite

@Suite("The space of the embedded store")
struct UpkeepTests {
  /// A marker that compresses to nothing else.
  private static let marker = "MARKER-5f0d9c27-OF-AN-ERASED-PORTAL"

  private static func publication(_ number: Int, _ text: String = marker) -> Publication {
    Publication(
      name: QueueFixture.name,
      data: ["N": .int(number), "TEXT": .string(String(repeating: text + " ", count: 20))])
  }

  private static func fill(_ fixture: QueueFixture, _ numbers: Range<Int>) async throws {
    var next = numbers.lowerBound
    while next < numbers.upperBound {
      let end = min(next + 500, numbers.upperBound)
      _ = try await fixture.store.perform(
        PublishEvents(
          portal: fixture.queue.portal, mode: .safe,
          publications: (next..<end).map { publication($0) }))
      next = end
    }
  }

  private static func bytes(_ path: String) -> Int64 { FileSize.bytes(of: path) }

  /// Takes all events and forgets them, as their history does in time.
  private static func empty(_ subject: SQLiteUnderTest, _ fixture: QueueFixture) async throws {
    while try await !fixture.take(1_000).isEmpty {}
    try await subject.sqlite.pool.write { database in
      try database.execute(sql: "DELETE FROM past_event; DELETE FROM departure; DELETE FROM body")
    }
  }

  /// Tidies up until there is nothing more to do.
  private static func tidy(_ subject: SQLiteUnderTest) async throws {
    var steps = 0
    while try await subject.sqlite.tidy() {
      steps += 1
      #expect(steps < 10_000)
    }
  }

  /// How often a text stands in a file and in what belongs to it.
  private static func occurrences(of text: String, in path: String) throws -> Int {
    var count = 0
    for suffix in ["", "-wal", "-journal"] {
      guard let data = FileManager.default.contents(atPath: path + suffix) else { continue }
      var rest = data.startIndex..<data.endIndex
      while let found = data.range(of: Data(text.utf8), in: rest) {
        count += 1
        rest = found.upperBound..<data.endIndex
      }
    }
    return count
  }

  @Test("a clean stop leaves one complete file")
  func oneFile() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<1_000)
    await subject.store.close()
    #expect(try subject.directory.names() == ["restante.sqlite"])
    let copy = try TemporaryDirectory()
    try FileManager.default.copyItem(atPath: subject.path, toPath: copy.path("restante.sqlite"))
    let store = try SQLiteStore.open(
      path: copy.path("restante.sqlite"), clock: .injected(subject.clock))
    #expect(try await QueueFixture(store: store, queue: fixture.queue).pending() == 1_000)
    await store.close()
  }

  @Test("a reader that stays makes the log grow, and it shrinks when the reader is gone")
  func log() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: subject.path, configuration: configuration)
    try await reader.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN")
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM event")
    }
    var next = 0
    while Self.bytes(subject.path + "-wal") <= 2 * WriteAheadLog.keptBytes {
      try await Self.fill(fixture, next..<next + 2_000)
      next += 2_000
    }
    #expect(try await subject.sqlite.tidy() == false)
    #expect(Self.bytes(subject.path + "-wal") > WriteAheadLog.keptBytes)
    try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try await Self.tidy(subject)
    #expect(Self.bytes(subject.path + "-wal") <= WriteAheadLog.keptBytes)
    try reader.close()
    await subject.store.close()
  }

  @Test("what a crash left in the log is moved into the file at the start")
  func atStart() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<2_000)
    let crashed = try TemporaryDirectory()
    let path = crashed.path("restante.sqlite")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: subject.path + suffix, toPath: path + suffix)
    }
    #expect(Self.bytes(path + "-wal") > 1 << 20)
    let store = try SQLiteStore.open(path: path, clock: .injected(subject.clock))
    #expect(Self.bytes(path + "-wal") < 1 << 20)
    #expect(try await QueueFixture(store: store, queue: fixture.queue).pending() == 2_000)
    await store.close()
    await subject.store.close()
  }

  @Test("publishing goes on below the floor once the file has room, and the file gives room back")
  func recovers() async throws {
    let free = Mutex(Int64(1 << 40))
    let minimum = MinimumFreeSpace(bytes: 4 << 20) { _ in free.withLock { $0 } }
    let subject = try SQLiteUnderTest(minimum: minimum)
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<10_000)
    free.withLock { $0 = (4 << 20) - 1 }
    try await subject.advance(seconds: 1)
    let refusal = await #expect(throws: StoreError.self) {
      try await Self.fill(fixture, 20_000..<20_001)
    }
    #expect(refusal?.code == .lowSpace)
    try await Self.empty(subject, fixture)
    try await subject.advance(seconds: 1)
    try await Self.fill(fixture, 30_000..<30_001)
    try await subject.store.checkSpace()

    _ = try await subject.sqlite.pool.writeWithoutTransaction { database in
      try WriteAheadLog.truncate(on: database)
    }
    let before = Self.bytes(subject.path)
    try await Self.tidy(subject)
    #expect(Self.bytes(subject.path) < before / 2)
    // The log needs space on the volume, however much is free within the file.
    free.withLock { $0 = 1 << 40 }
    try await subject.advance(seconds: 1)
    try await Self.fill(fixture, 40_000..<50_000)
    try await Self.empty(subject, fixture)
    free.withLock { $0 = (1 << 20) - 1 }
    try await subject.advance(seconds: 1)
    let full = await #expect(throws: StoreError.self) {
      try await Self.fill(fixture, 50_000..<50_001)
    }
    #expect(full?.code == .lowSpace)
    await subject.store.close()
  }

  @Test("without need a file keeps room for what comes next")
  func keepsRoom() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<2_000)
    try await Self.empty(subject, fixture)
    #expect(try await subject.sqlite.tidy() == false)
    await subject.store.close()
  }

  @Test("nothing of an erased portal stays in the files, nor comes into a backup")
  func erased() async throws {
    let subject = try SQLiteUnderTest()
    _ = try await PortalFixture(in: subject.store, domain: "other.example")
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<3_000)
    #expect(try await fixture.take(500).count == 500)
    #expect(try Self.occurrences(of: Self.marker, in: subject.path) > 1_000)
    _ = try await subject.store.perform(
      ErasePortal(portal: fixture.queue.portal))
    while try await subject.store.perform(EraseRemains(portal: fixture.queue.portal)) {}
    try await Self.tidy(subject)
    #expect(try Self.occurrences(of: Self.marker, in: subject.path) == 0)
    let directory = try TemporaryDirectory()
    _ = try SQLiteBackup.make(
      of: subject.path, at: directory.path("backup"),
      keys: [#require(ServerKey(bytes: Array(0..<32)))], version: "1", now: Timestamp(seconds: 1))
    #expect(try Self.occurrences(of: Self.marker, in: directory.path("backup")) == 0)
    await subject.store.close()
    #expect(try Self.occurrences(of: Self.marker, in: subject.path) == 0)
  }

  @Test("a backup holds nothing of events that were taken and are past their time")
  func backup() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await Self.fill(fixture, 0..<2_000)
    try await subject.sqlite.pool.write { try $0.execute(sql: "DELETE FROM body") }
    let directory = try TemporaryDirectory()
    _ = try SQLiteBackup.make(
      of: subject.path, at: directory.path("backup"),
      keys: [#require(ServerKey(bytes: Array(0..<32)))], version: "1", now: Timestamp(seconds: 1))
    #expect(try Self.occurrences(of: Self.marker, in: directory.path("backup")) == 0)
    #expect(try directory.names() == ["backup"])
    await subject.store.close()
  }
}
