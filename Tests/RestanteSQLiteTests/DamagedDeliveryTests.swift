import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("A delivery that was damaged on the disk")
struct DamagedDeliveryTests {
  static let damages =
    DamagedDeliveries.damages + [
      #"data = CAST(replace(data, '2', '3') AS BLOB)"#, "user = 3",
    ]

  private func damaged(_ change: String) async throws -> (SQLiteUnderTest, DamagedDeliveries) {
    let subject = try SQLiteUnderTest()
    let deliveries = try await DamagedDeliveries(in: subject.store)
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    try await subject.sqlite.pool.write {
      try $0.execute(sql: "UPDATE delivery SET \(change) WHERE delivery = 2")
    }
    return (subject, deliveries)
  }

  @Test("is marked when it is claimed, and named by the check", arguments: damages)
  func isMarked(damage: String) async throws {
    let (subject, deliveries) = try await damaged(damage)
    #expect(try await deliveries.claim() == [false, true])
    #expect(try IntegrityCheck.findings(of: subject.path) == [deliveries.finding])
    await subject.store.close()
  }

  @Test("passes if it was written before there were checksums")
  func old() async throws {
    let (subject, deliveries) = try await damaged("checksum = NULL")
    #expect(try await deliveries.claim() == [false, false])
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    await subject.store.close()
  }
}
