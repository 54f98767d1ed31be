import RestanteCore
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("Deliveries in the store on PostgreSQL")
struct DeliveryRowsTests {
  @Test("a handler behaves as the model says", arguments: RandomSeeds.all)
  func agreesWithTheModel(seed: UInt64) async throws {
    for (mode, keepsOrder) in [(Mode.safe, false), (.safe, true), (.strict, false)] {
      let subject = try await PostgresUnderTest.make()
      let handler = try await StoredHandler(in: subject, mode: mode, keepsOrder: keepsOrder)
      try await DeliveryComparison.run(
        seed: seed, steps: 120, mode: mode, keepsOrder: keepsOrder, against: handler)
      #expect(try subject.findings() == [])
      try await subject.end()
    }
  }
}
