import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Deliveries in the embedded store")
struct DeliveryRowsTests {
  @Test("a handler behaves as the model says", arguments: RandomSeeds.all)
  func agreesWithTheModel(seed: UInt64) async throws {
    for (mode, keepsOrder) in [(Mode.safe, false), (.safe, true), (.strict, false)] {
      let subject = try SQLiteUnderTest()
      let handler = try await StoredHandler(in: subject, mode: mode, keepsOrder: keepsOrder)
      try await DeliveryComparison.run(
        seed: seed, steps: 300, mode: mode, keepsOrder: keepsOrder, against: handler)
      await subject.store.close()
    }
  }
}
