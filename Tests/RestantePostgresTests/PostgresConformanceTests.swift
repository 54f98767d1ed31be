import Foundation
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("The PostgreSQL store does what every store must do")
struct PostgresConformanceTests {
  @Test("conforms", arguments: StoreConformance.cases)
  func conforms(_ conformanceCase: ConformanceCase) async throws {
    let subject = try await PostgresUnderTest.make()
    try await conformanceCase.run(subject)
    #expect(try subject.findings() == [])
    try await subject.end()
  }

  @Test("answers random operations as the reference store does", arguments: RandomSeeds.all)
  func agreesWithTheModel(seed: UInt64) async throws {
    let subject = try await PostgresUnderTest.make()
    try await ModelComparison.run(seed: seed, steps: 800, against: subject)
    #expect(try subject.findings() == [])
    try await subject.end()
  }
}

/// The seeds of random tests: three that stay, and one that is new every time or, to repeat a
/// failure, the one in `RESTANTE_SEED`.
enum RandomSeeds {
  static let all: [UInt64] = [1, 2, 3, chosen]

  private static let chosen: UInt64 =
    ProcessInfo.processInfo.environment["RESTANTE_SEED"].flatMap(UInt64.init)
    ?? .random(in: 1_000 ... .max)
}
