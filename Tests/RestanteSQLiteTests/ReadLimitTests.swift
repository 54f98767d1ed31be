import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Reads that take too long")
struct ReadLimitTests {
  @Test("are ended, and what needs no such search goes on")
  func ended() async throws {
    var bounds = StoreBounds.standard
    bounds.searchedRows = 100
    bounds.readTime = .zero
    let subject = try SQLiteUnderTest(bounds: bounds)
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 6_000, by: 1_000) {
      try await fixture.publish(start..<start + 1_000)
    }
    // It takes a look at every message id.
    let filter = EventFilter([.init(.messageID, .contains, [.text("no message id")])])
    let error = await #expect(throws: StoreError.self) {
      _ = try await subject.store.perform(
        ClaimEvents(
          queue: fixture.queue, processID: ProcessID("p"), filter: filter, disposition: .take))
    }
    #expect(error?.code == .tooLong)
    let listed = await #expect(throws: StoreError.self) {
      _ = try await subject.store.listEvents(ListEvents(queue: fixture.queue, filter: filter))
    }
    #expect(listed?.code == .tooLong)
    let named = EventFilter([.init(.name, .equal, [.text(QueueFixture.name.text)])])
    let page = try await subject.store.listEvents(ListEvents(queue: fixture.queue, filter: named))
    #expect(page.total == 6_000)
    #expect(try await fixture.take(50).count == 50)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }
}
