import GRDB
import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteSQLite

/// A volume whose free space a test decides.
private final class Volume: Sendable {
  private let state: Mutex<(free: Int64?, looks: Int)>

  init(free: Int64?) { state = Mutex((free, 0)) }

  var minimum: MinimumFreeSpace {
    MinimumFreeSpace(bytes: 1_000) { _ in
      self.state.withLock { state in
        state.looks += 1
        return state.free
      }
    }
  }

  /// How often somebody looked.
  var looks: Int { state.withLock { $0.looks } }

  func set(free: Int64?) { state.withLock { $0.free = free } }
}

@Suite("Free space")
struct FreeSpaceTests {
  @Test("with too little of it publications are refused, and all else goes on")
  func refusesPublications() async throws {
    let volume = Volume(free: 1_000)
    let subject = try SQLiteUnderTest(minimum: volume.minimum)
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...3)
    volume.set(free: 999)
    try await subject.advance(seconds: 1)
    for _ in 1...2 {
      let error = await #expect(throws: StoreError.self) { try await fixture.publish(4...5) }
      #expect(error?.code == .lowSpace)
    }
    let refusal = await #expect(throws: StoreError.self) { try await subject.store.checkSpace() }
    #expect(refusal?.code == .lowSpace)
    try await subject.store.checkWritable()
    #expect(try await fixture.take(2).count == 2)
    #expect(try await fixture.pending() == 1)
    volume.set(free: 1_000)
    try await subject.advance(seconds: 1)
    try await fixture.publish(4...4)
    #expect(try await fixture.pending() == 2)
  }

  @Test("a refusal takes none of its neighbours with it")
  func neighbours() async throws {
    let volume = Volume(free: 0)
    let subject = try SQLiteUnderTest(minimum: volume.minimum)
    let fixture = try await QueueFixture(in: subject.store)
    let owner = OptionOwner(
      portal: fixture.queue.portal, application: fixture.queue.application, user: nil)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          if number.isMultiple(of: 2) {
            await #expect(throws: StoreError.self) { try await fixture.publish([number]) }
          } else {
            let outcome = try await subject.store.perform(
              SetOptions(owner: owner, changes: ["\(number)": 1]))
            #expect(outcome == .stored)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await subject.store.options(of: owner).count == 100)
  }

  @Test("it is looked at once a second, however much is published")
  func looks() async throws {
    let volume = Volume(free: 5_000)
    let subject = try SQLiteUnderTest(minimum: volume.minimum)
    let fixture = try await QueueFixture(in: subject.store)
    for number in 1...20 { try await fixture.publish([number]) }
    #expect(volume.looks == 1)
    try await subject.advance(milliseconds: 999)
    try await fixture.publish([21])
    #expect(volume.looks == 1)
    try await subject.advance(milliseconds: 1)
    try await fixture.publish([22])
    #expect(volume.looks == 2)
  }

  @Test("what was published before under a key is answered again")
  func replays() async throws {
    let volume = Volume(free: 5_000)
    let subject = try SQLiteUnderTest(minimum: volume.minimum)
    let fixture = try await QueueFixture(in: subject.store)
    let key = IdempotencyKey(
      portal: fixture.queue.portal, owner: .application(fixture.queue.application), method: "m",
      value: "v")
    let attempt = Idempotent(
      key: key, fingerprint: [1],
      operation: PublishEvents(
        portal: fixture.queue.portal, mode: .safe, publications: [QueueFixture.publication(1)])
    ) { [UInt8($0.queued)] }
    _ = try await subject.store.perform(attempt)
    volume.set(free: 0)
    try await subject.advance(seconds: 1)
    guard case .replayed([1]) = try await subject.store.perform(attempt) else {
      Issue.record("not replayed")
      return
    }
  }

  @Test("an application can be uninstalled without it, whatever is told of that")
  func lifeEvents() async throws {
    let volume = Volume(free: 0)
    let subject = try SQLiteUnderTest(minimum: volume.minimum)
    let fixture = try await QueueFixture(in: subject.store)
    let outcome = try await subject.store.perform(
      UninstallApplication(
        portal: fixture.queue.portal, application: fixture.queue.application,
        removesOptions: true, removesApplication: false, mode: .safe))
    guard case .done = outcome else {
      Issue.record("not uninstalled: \(outcome)")
      return
    }
  }

  @Test("where nobody knows how much there is, or no floor is set, nothing is refused")
  func unknown() async throws {
    let unknown = try SQLiteUnderTest(minimum: Volume(free: nil).minimum)
    try await QueueFixture(in: unknown.store).publish([1])
    let boundless = try SQLiteUnderTest(minimum: MinimumFreeSpace(bytes: 0) { _ in 0 })
    try await QueueFixture(in: boundless.store).publish([1])
  }

  @Test("the operating system says how much there is")
  func measured() throws {
    let directory = try TemporaryDirectory()
    #expect(try #require(MinimumFreeSpace.freeBytes(at: directory.path(""))) > 0)
    #expect(MinimumFreeSpace.freeBytes(at: directory.path("missing/file")) == nil)
  }

  @Test("a database that cannot grow refuses writes whole, and goes on once it can")
  func full() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...10)
    let pages = try await subject.sqlite.pool.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
      return pages
    }
    var published = 10
    var refusal: StoreError?
    while refusal == nil, published < 10_000 {
      do throws(StoreError) {
        _ = try await fixture.store.perform(
          PublishEvents(
            portal: fixture.queue.portal, mode: .safe,
            publications: (published..<published + 10).map(QueueFixture.publication)))
        published += 10
      } catch {
        refusal = error
      }
    }
    #expect(refusal?.code == .full)
    // The operator hears which file it is about, and what to do.
    #expect(refusal?.detail.contains(subject.path) == true)
    #expect(refusal?.detail.contains("free space there or enlarge it") == true)
    // The number 10 was published twice.
    #expect(try await fixture.pending() == Int64(published - 1))
    #expect(
      try await fixture.store.listEvents(
        ListEvents(queue: fixture.queue, limit: 100_000)
      ).events.count == published - 1)
    try await subject.sqlite.pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 100_000)")
    }
    try await fixture.publish([100_000])
    #expect(try await fixture.pending() == Int64(published))
    #expect(try await fixture.take(published).count == published)
  }
}
