import Foundation
import RestanteCore
import RestanteTesting
import Testing

@Suite("What leases write")
struct LeaseCostTests {
  private func logSize(of subject: SQLiteUnderTest) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: subject.path + "-wal")
    return attributes[.size] as? Int ?? 0
  }

  private func claim(_ processID: String, _ fixture: QueueFixture, lease: Int64) async throws {
    _ = try await fixture.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID(processID), limit: 5_000,
        disposition: .reserve(lease: lease)))
  }

  @Test("a claim and a second read that find nothing write nothing")
  func emptyClaims() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish([1])
    try await claim("p", fixture, lease: 60)
    let before = try logSize(of: subject)
    try await claim("q", fixture, lease: 60)
    for processID in ["q", "unknown"] {
      let reply = try await fixture.store.perform(
        ReadClaim(
          queue: fixture.queue, mode: .safe, processID: ProcessID(processID), removes: true,
          renewal: .extend(lease: 60)))
      #expect(reply == .events([]))
    }
    #expect(try logSize(of: subject) == before)
    try await claim("p", fixture, lease: 60)
    #expect(try logSize(of: subject) == before)
    await subject.store.close()
  }

  @Test("a reader ends what is over once, and then only reads")
  func reading() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...5_000)
    try await claim("p", fixture, lease: 60)
    subject.clock.advance(seconds: 60)
    #expect(try await fixture.pending() == 5_000)
    let after = try logSize(of: subject)
    #expect(try await fixture.pending() == 5_000)
    #expect(try logSize(of: subject) == after)
    #expect(
      try await fixture.store.perform(
        AcknowledgeEvents(
          queue: fixture.queue, mode: .safe, processID: ProcessID("p"))) == 5_000)
    #expect(try await fixture.pending() == 0)
    await subject.store.close()
  }
}
