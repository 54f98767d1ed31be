import GRDB
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Copying stores")
struct CopyTests {
  /// A store with a bound queue, closed again.
  private func filled(_ domains: String...) async throws -> SQLiteUnderTest {
    let subject = try SQLiteUnderTest()
    for domain in domains {
      let fixture = try await PortalFixture(in: subject.store, domain: domain)
      try await fixture.application.bindOffline(QueueFixture.name, in: subject.store)
      for number in 1...20 {
        _ = try await subject.store.perform(
          PublishEvents(
            portal: fixture.portal.id, mode: .safe,
            publications: [QueueFixture.publication(number)]))
      }
    }
    await subject.store.close()
    return subject
  }

  private func copy(
    from: SQLiteUnderTest, to: SQLiteUnderTest, domain: String? = nil, adding: Bool = false,
    acceptsOtherKey: Bool = false
  ) throws -> StoreCopy.Report {
    let (source, target) = (try SQLiteArchive(path: from.path), try SQLiteArchive(path: to.path))
    defer {
      source.close()
      target.close()
    }
    return try StoreCopy(
      from: source, to: target, domain: domain, addsToExisting: adding,
      acceptsOtherKey: acceptsOtherKey
    ).run()
  }

  /// The domains of the portals with how many events each has.
  private func events(_ subject: SQLiteUnderTest) async throws -> [String: Int64] {
    try await subject.reopen()
    var events: [String: Int64] = [:]
    for portal in try await subject.store.portals() {
      let figures = try await subject.store.queueFigures(on: portal.id)
      events[portal.domain] = figures.reduce(0) { $0 + $1.pending }
    }
    await subject.store.close()
    return events
  }

  @Test("a store that is copied again and again goes on as the reference store does")
  func behavesTheSame() async throws {
    let seed = Environment.seed ?? UInt64.random(in: 0 ... .max)
    let subject = try CopyingUnderTest()
    try await ModelComparison.run(seed: seed, steps: 700, against: subject)
    #expect(subject.copies > 10, "seed \(seed)")
    await subject.store.close()
  }

  @Test("all that the schema keeps is copied, but for what belongs to one file or follows from it")
  func passesOverNothingElse() async throws {
    let subject = try SQLiteUnderTest()
    let names = try await subject.sqlite.pool.read { database in
      try Set(
        String.fetchAll(
          database,
          sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"))
    }
    await subject.store.close()
    let archive = try SQLiteArchive(path: subject.path)
    defer { archive.close() }
    let exchanged = Set(try archive.read { try $0.tables().map(\.name) })
    #expect(exchanged.isSubset(of: names))
    #expect(names.subtracting(exchanged) == ArchiveSource.passedOver)
  }

  @Test("every kind of row arrives")
  func everyKindOfRow() async throws {
    let source = try SQLiteUnderTest()
    let fixture = try await PortalFixture(in: source.store)
    let (store, portal) = (source.store, fixture.portal.id)
    let application = fixture.application.application.id
    let owner = OptionOwner(portal: portal, application: application, user: UserID(rawValue: 2))
    _ = try await store.perform(SetOptions(owner: owner, changes: ["colour": "blue"]))
    let name = PortalEventName(event: EventName(stored: "ONOWN"), scope: "crm")
    _ = try await store.perform(AddEventName(portal: portal, name: name))
    let key = IdempotencyKey(
      portal: portal, owner: .application(application), method: "m", value: "v")
    let attempt = Idempotent(
      key: key, fingerprint: [1], operation: AddEventName(portal: portal, name: name)
    ) { _ in [2, 3] }
    _ = try await store.perform(attempt)
    let (code, token) = (SecretHash(of: "code"), DoorToken.expected(SecretHash(of: "token")))
    try await store.perform(AddDoor(portal: portal, code: code, token: token, label: "crm"))
    let doors = try await store.doors(on: portal, after: nil, limit: 9)
    await store.close()

    let target = try SQLiteUnderTest(clock: source.clock)
    await target.store.close()
    _ = try copy(from: source, to: target)
    try await target.reopen()
    #expect(try await target.store.options(of: owner) == ["colour": "blue"])
    #expect(try await target.store.eventNames(on: portal) == [name])
    #expect(try await target.store.doorGrant(code: code)?.token == token)
    #expect(try await target.store.doors(on: portal, after: nil, limit: 9) == doors)
    guard case .replayed([2, 3]) = try await target.store.perform(attempt) else {
      Issue.record("the record of the attempt is missing")
      return
    }
    let grant = try await target.store.accessGrant(
      token: SecretHash(of: fixture.application.userToken))
    #expect(grant?.user.id == UserID(rawValue: 2))
    await target.store.close()
  }

  @Test("a store without a server key takes on the source's, whatever is copied")
  func takesOnTheServerKey() async throws {
    for domain in [nil, "a.example"] {
      let source = try await filled("a.example")
      try await adopt([1], in: source)
      let target = try SQLiteUnderTest()
      await target.store.close()
      _ = try copy(from: source, to: target, domain: domain)
      try await target.reopen()
      #expect(try await target.store.serverKeys()?.current == [1])
      await target.store.close()
    }
  }

  @Test("a store keeps its server key, and is copied into from another one on purpose only")
  func keepsItsServerKey() async throws {
    let source = try await filled("a.example")
    let target = try await filled("b.example")
    try await adopt([2], in: target)
    _ = try copy(from: source, to: target, adding: true)
    try await adopt([1], in: source)
    let again = try await filled("c.example")
    try await adopt([2], in: again)
    let refusal = #expect(throws: CopyRefusal.self) {
      try copy(from: source, to: again, adding: true)
    }
    #expect("\(refusal, default: "")".contains("belongs to another server key"))
    #expect(try await events(again) == ["c.example": 20])
    _ = try copy(from: source, to: again, adding: true, acceptsOtherKey: true)
    #expect(try await events(again) == ["a.example": 20, "c.example": 20])
    try await again.reopen()
    #expect(try await again.store.serverKeys()?.current == [2])
    await again.store.close()
  }

  /// Lets a closed store go with a server key.
  private func adopt(_ fingerprint: [UInt8], in subject: SQLiteUnderTest) async throws {
    try await subject.reopen()
    #expect(
      try await subject.store.perform(AdoptServerKey(fingerprint: fingerprint)) == .adopted)
    await subject.store.close()
  }

  @Test("what is planned and what is past arrive, and go on as if nothing had happened")
  func plansAndHistory() async throws {
    let source = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: source.store)
    let policy = RetryPolicy(firstDelay: 10, factor: 1, longestDelay: 10, jitter: 0)
    _ = try await source.store.perform(
      ConfigureQueues(
        portal: fixture.queue.portal, application: fixture.queue.application,
        changes: QueueOverrideChanges(retry: .set(policy))))
    try await fixture.publish(1...3)
    _ = try await fixture.take(1)
    _ = try await source.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID("p"), disposition: .reserve(lease: 60)))
    _ = try await source.store.perform(
      FailEvents(
        queue: fixture.queue, mode: .safe, processID: ProcessID("p"),
        messageIDs: [QueueFixture.publication(2).messageID]))
    _ = try await source.store.perform(
      AcknowledgeEvents(queue: fixture.queue, mode: .safe, processID: ProcessID("p")))
    let history = try await source.store.history(ReadHistory(queue: fixture.queue))
    #expect(history.events.count == 2)
    await source.store.close()

    let target = try SQLiteUnderTest(clock: source.clock)
    await target.store.close()
    _ = try copy(from: source, to: target)
    try await target.reopen()
    #expect(try await target.store.history(ReadHistory(queue: fixture.queue)) == history)
    try await StoreInvariants.check(target.sqlite)
    source.clock.advance(seconds: 10)
    let retried = try await target.store.perform(
      RetryDeadLetters(portal: fixture.queue.portal))
    #expect(retried == 1)
    let restored = try await target.store.perform(
      RestoreEvents(queue: fixture.queue, selection: HistorySelection()))
    #expect(restored.restored.count == 2)
    try await StoreInvariants.check(target.sqlite)
    await target.store.close()
  }

  @Test("a target that has portals is refused unless it may have some")
  func refusesExisting() async throws {
    let source = try await filled("a.example")
    let target = try await filled("b.example")
    let refusal = #expect(throws: CopyRefusal.self) { try copy(from: source, to: target) }
    #expect(refusal?.description.contains("already has portals") == true)
    #expect(try await events(target) == ["b.example": 20])
    // The number that the portal had is taken.
    #expect(try copy(from: source, to: target, adding: true).portals == 1)
    #expect(try await events(target) == ["a.example": 20, "b.example": 20])
  }

  @Test("what belongs to the server as a whole is copied into an empty target only")
  func serverAsAWhole() async throws {
    let (source, target) = (try await filled("a.example"), try await filled("b.example"))
    for subject in [source, target] {
      let database = try DatabaseQueue(path: subject.path)
      try await database.write { database in
        try database.execute(
          sql: "INSERT INTO api_key (hash, portal, scope) VALUES (x'01', 0, 's')")
        try database.execute(
          sql: "INSERT INTO sequence (portal, app, kind, last) VALUES (0, 0, 'audit', 5)")
      }
      try database.close()
    }
    func keys(_ subject: SQLiteUnderTest) async throws -> Int? {
      let database = try DatabaseQueue(path: subject.path)
      defer { try? database.close() }
      return try await database.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM api_key WHERE portal = 0")
      }
    }
    _ = try copy(from: source, to: target, adding: true)
    #expect(try await events(target) == ["a.example": 20, "b.example": 20])
    #expect(try await keys(target) == 1)
    let empty = try SQLiteUnderTest()
    await empty.store.close()
    _ = try copy(from: source, to: empty)
    #expect(try await keys(empty) == 1)
    // A portal that is added later gets a number of its own.
    try await empty.reopen()
    let added = try await empty.store.perform(EnsurePortal(domain: "c.example", memberID: "m"))
    #expect(added.id == PortalID(rawValue: 2))
    await empty.store.close()
  }

  @Test("a portal whose domain is there already is refused")
  func refusesTheSameDomain() async throws {
    let source = try await filled("a.example", "b.example")
    let target = try await filled("b.example")
    let refusal = #expect(throws: CopyRefusal.self) {
      try copy(from: source, to: target, adding: true)
    }
    #expect(refusal?.description.contains("already has a portal b.example") == true)
    #expect(try await events(target) == ["b.example": 20])
  }

  @Test("one portal of several is copied alone")
  func onePortal() async throws {
    let source = try await filled("a.example", "b.example")
    let target = try SQLiteUnderTest()
    await target.store.close()
    let report = try copy(from: source, to: target, domain: "b.example")
    #expect(report.portals == 1)
    #expect(report.rows.first { $0.table == "event" }?.count == 20)
    #expect(try await events(target) == ["b.example": 20])
    let refusal = #expect(throws: CopyRefusal.self) {
      try copy(from: source, to: target, domain: "c.example")
    }
    #expect(refusal?.description.contains("has no portal c.example") == true)
  }

  @Test("what is read back differently is not kept", arguments: LossyArchive.Flaw.allCases)
  func readsBack(flaw: LossyArchive.Flaw) async throws {
    let source = try await filled("a.example")
    let target = try SQLiteUnderTest()
    await target.store.close()
    let archives = (try SQLiteArchive(path: source.path), try SQLiteArchive(path: target.path))
    let refusal = #expect(throws: CopyRefusal.self) {
      try StoreCopy(from: archives.0, to: LossyArchive(base: archives.1, flaw: flaw)).run()
    }
    #expect(refusal?.description.contains("verification of event failed: 20 rows") == true)
    archives.0.close()
    archives.1.close()
    #expect(try await events(target) == [:])
  }

  @Test("rows travel in small portions")
  func smallPortions() async throws {
    let source = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: source.store)
    let large = Publication(
      name: QueueFixture.name, data: .string(String(repeating: "x", count: 1 << 20)))
    for number in 1...10 {
      var publication = large
      publication.messageID = MessageID(name: large.name, data: .int(number))
      _ = try await source.store.perform(
        PublishEvents(portal: fixture.queue.portal, mode: .safe, publications: [publication]))
    }
    try await fixture.publish(1...2_000)
    await source.store.close()
    let target = try SQLiteUnderTest()
    await target.store.close()
    let archives = (try SQLiteArchive(path: source.path), try SQLiteArchive(path: target.path))
    let lossless = LossyArchive(base: archives.1, flaw: nil)
    var progress: [Int64] = []
    let copy = StoreCopy(from: archives.0, to: lossless) { done, total in
      #expect(done <= total)
      progress.append(done)
    }
    _ = try copy.run()
    #expect(lossless.largest.rows <= 500)
    #expect(lossless.largest.bytes <= 6 << 20)
    #expect(progress.count >= 2)
    #expect(progress == progress.sorted())
    archives.0.close()
    archives.1.close()
  }
}

/// An archive that forgets or changes an event on its way in.
final class LossyArchive: Archive {
  enum Flaw: CaseIterable {
    case forgets
    case changes
  }

  let base: any Archive
  private let flaw: Flaw?
  /// The largest portion that was written.
  private(set) var largest = (rows: 0, bytes: 0)

  init(base: any Archive, flaw: Flaw?) {
    self.base = base
    self.flaw = flaw
  }

  var name: String { base.name }

  func read<Value>(_ body: (any ArchiveReader) throws -> Value) throws -> Value {
    try base.read(body)
  }

  func write<Value>(_ body: (any ArchiveWriter) throws -> Value) throws -> Value {
    try base.write { try body(Writer(base: $0, archive: self)) }
  }

  private struct Writer: ArchiveWriter {
    let base: any ArchiveWriter
    let archive: LossyArchive

    func portals() throws(StoreError) -> [Portal] { try base.portals() }

    func tables() throws(StoreError) -> [ArchiveTable] { try base.tables() }

    func count(_ table: ArchiveTable, _ scope: ArchiveScope) throws(StoreError) -> Int64 {
      try base.count(table, scope)
    }

    func read(
      _ table: ArchiveTable, _ scope: ArchiveScope, _ body: (ArchiveRow) throws -> Void
    ) throws {
      try base.read(table, scope, body)
    }

    func insert(_ rows: [ArchiveRow], into table: ArchiveTable) throws(StoreError) {
      let bytes = rows.reduce(0) { $1.reduce($0) { $0 + $1.size } }
      archive.largest = (max(archive.largest.rows, rows.count), max(archive.largest.bytes, bytes))
      var rows = rows
      if table.name == "event" {
        switch archive.flaw {
        case .forgets?: rows.removeLast()
        case .changes?:
          let column = table.columns.firstIndex(of: "attempts") ?? 0
          rows[0][column] = .integer(77)
        case nil: break
        }
      }
      try base.insert(rows, into: table)
    }

    func finish(_ portals: [PortalID]) throws(StoreError) { try base.finish(portals) }
  }
}
