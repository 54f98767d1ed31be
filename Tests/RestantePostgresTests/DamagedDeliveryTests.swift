import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("A delivery that was damaged in PostgreSQL")
struct DamagedDeliveryTests {
  static let damages =
    DamagedDeliveries.damages + [
      "data = set_byte(data, 0, get_byte(data, 0) # 1)", "member = 3",
    ]

  @Test("is marked when it is claimed, and named by the check", arguments: damages)
  func isMarked(damage: String) async throws {
    let subject = try await PostgresUnderTest.make()
    let deliveries = try await DamagedDeliveries(in: subject.store)
    #expect(try subject.findings() == [])
    try await DatabaseScript.run(
      "UPDATE delivery SET \(damage) WHERE portal <> 0 AND delivery = 2",
      on: subject.cluster.settings(database: subject.database))
    #expect(try await deliveries.claim() == [false, true])
    #expect(try subject.findings() == [deliveries.finding])
    try await subject.end()
  }
}
