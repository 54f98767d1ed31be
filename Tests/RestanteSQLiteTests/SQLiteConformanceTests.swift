import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("The embedded store does what every store must do")
struct SQLiteConformanceTests {
  @Test("conforms", arguments: StoreConformance.cases)
  func conforms(_ conformanceCase: ConformanceCase) async throws {
    let subject = try SQLiteUnderTest()
    try await conformanceCase.run(subject)
    await subject.store.close()
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
  }

  @Test("answers random operations as the reference store does", arguments: RandomSeeds.all)
  func agreesWithTheModel(seed: UInt64) async throws {
    let subject = try SQLiteUnderTest()
    try await ModelComparison.run(seed: seed, steps: 1_500, against: subject)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("conforms where the writer does next to nothing at once", arguments: StoreConformance.cases)
  func conformsInSmallSteps(_ conformanceCase: ConformanceCase) async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    try await conformanceCase.run(subject)
    await subject.store.close()
  }

  @Test(
    "answers as the reference store does where the writer does next to nothing at once",
    arguments: RandomSeeds.all)
  func agreesInSmallSteps(seed: UInt64) async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    try await ModelComparison.run(seed: seed, steps: 1_500, against: subject)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }
}

extension StoreBounds {
  /// So little at once that every queue is deep and every end of leases takes many steps.
  static let smallest = StoreBounds(
    searchedRows: 0, settledRows: 1, changes: 1, recentKeys: 2, storedKeys: 1)
}

/// The seeds of random tests: six that stay, and one that is new every time or, to repeat a
/// failure, the one in `RESTANTE_SEED`.
enum RandomSeeds {
  static let all: [UInt64] = [1, 2, 3, 4, 5, 6, chosen]

  private static let chosen: UInt64 = Environment.seed ?? .random(in: 1_000 ... .max)
}
