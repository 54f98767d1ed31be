import RestanteCore
import RestanteTesting
import Testing

@Suite("The random comparison")
struct ModelComparisonTests {
  @Test(
    "finds no difference between the reference store and itself",
    arguments: 1...6 as ClosedRange<UInt64>)
  func agreesWithItself(seed: UInt64) async throws {
    try await ModelComparison.run(seed: seed, steps: 400, against: ModelUnderTest())
  }

  @Test("notices a store that is wrong in one respect", arguments: Flaw.allCases)
  func noticesFlaws(_ flaw: Flaw) async throws {
    await #expect(throws: ModelMismatch.self) {
      try await ModelComparison.run(seed: 1, steps: 10_000, against: FlawedUnderTest(flaw))
    }
  }

  @Test("reports seed, step and operation, and the same ones again")
  func reportsWhatToRepeat() async throws {
    let run = {
      try await ModelComparison.run(
        seed: 5, steps: 2_000, against: FlawedUnderTest(.reversesTies))
    }
    let first = try #require(await #expect(throws: ModelMismatch.self) { try await run() })
    let second = try #require(await #expect(throws: ModelMismatch.self) { try await run() })
    #expect(first.description == second.description)
    #expect(first.description.hasPrefix("Seed 5, step \(first.step):"))
    #expect(first.operation.contains("Claim"))
  }
}
