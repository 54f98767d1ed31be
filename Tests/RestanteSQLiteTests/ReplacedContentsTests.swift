import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Replaced contents of the embedded store")
struct ReplacedContentsTests {
  @Test("Everything is as it was copied: pending events, their keys and the numbers of new ones")
  func back() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...100)
    let copy = subject.directory.path("copy")
    try await subject.sqlite.copyContents(to: copy)
    for _ in 1...2 {
      try await fixture.publish(50...250)
      #expect(try await fixture.take(150).count == 150)
      try await subject.sqlite.replaceContents(by: copy)
      #expect(try await fixture.pending() == 100)
      try await StoreInvariants.check(subject.sqlite)
    }
    // Of these keys, 50 are there already.
    try await fixture.publish(51...150)
    #expect(try await fixture.pending() == 150)
    let taken = try await fixture.take(1_000)
    #expect(Set(taken.map(\.id.rawValue)) == Set(1...150))
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("A change that was accepted is made before or after, and never in between")
  func beside() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...10)
    let copy = subject.directory.path("copy")
    try await subject.sqlite.copyContents(to: copy)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in stride(from: 11, to: 400, by: 10) {
        group.addTask { try await fixture.publish(first..<first + 10) }
      }
      for _ in 1...5 {
        group.addTask { try await subject.sqlite.replaceContents(by: copy) }
      }
      try await group.waitForAll()
    }
    #expect(try await fixture.pending() % 10 == 0)
    try await StoreInvariants.check(subject.sqlite)
    try await subject.sqlite.replaceContents(by: copy)
    #expect(try await fixture.pending() == 10)
    await subject.store.close()
  }

  @Test("A file that is damaged, missing or of another schema changes nothing")
  func refusals() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...10)
    let (copy, other) = (subject.directory.path("copy"), subject.directory.path("other"))
    try await subject.sqlite.copyContents(to: copy)
    let database = try DatabaseQueue(path: copy)
    try await database.write { try $0.execute(sql: "CREATE TABLE own (number INTEGER)") }
    try database.close()
    try await DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    for (path, code) in [
      (copy, StoreError.Code.corrupt), (other, .schema),
      (subject.directory.path("missing"), .unavailable),
    ] {
      let error = await #expect(throws: StoreError.self) {
        try await subject.sqlite.replaceContents(by: path)
      }
      #expect(error?.code == code, "\(path)")
    }
    // The store itself is sound.
    #expect(subject.store.failures.damage == nil)
    #expect(try await fixture.pending() == 10)
    try await fixture.publish(11...12)
    #expect(try await fixture.pending() == 12)
    await subject.store.close()
  }
}
