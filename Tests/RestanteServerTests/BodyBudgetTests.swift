import Testing

@testable import RestanteServer

@Suite("The budget of bodies in memory")
struct BodyBudgetTests {
  private let small = BodyBudget.smallBytes
  /// A quarter, four times the first bytes of a body, is for small ones.
  private let budget = BodyBudget(bytes: 16 * BodyBudget.smallBytes)

  private func allowance(isKnown: Bool = true) -> BodyAllowance {
    let allowance = BodyAllowance(of: budget)
    if isKnown { allowance.setKnown() }
    return allowance
  }

  @Test("counts bytes as they arrive and forgets them when the body is gone")
  func counts() throws {
    let one = allowance()
    try one.add(10)
    try one.add(5 * small)
    #expect(budget.bytesInUse == 10 + 5 * small)
    do {
      let other = allowance()
      try other.add(7)
      #expect(budget.bytesInUse == 17 + 5 * small)
    }
    #expect(budget.bytesInUse == 10 + 5 * small)
    one.release()
    one.release()
    #expect(budget.bytesInUse == 0)
  }

  @Test("refuses what is too much, whole: what was there stays counted")
  func refuses() throws {
    let one = allowance()
    try one.add(13 * small)
    #expect(throws: BodyBudgetSpent.self) { try one.add(1) }
    #expect(budget.bytesInUse == 13 * small)
    one.release()
    try one.add(13 * small)
  }

  @Test("keeps room for small bodies, however many large ones there are")
  func smallOnes() throws {
    let large = allowance()
    try large.add(13 * small)
    let others = (0..<3).map { _ in allowance(isKnown: false) }
    for other in others { try other.add(small) }
    let last = allowance(isKnown: false)
    #expect(throws: BodyBudgetSpent.self) { try last.add(1) }
    #expect(budget.bytesInUse == 16 * small)
    // One that nobody needs any more gives everything back.
    withExtendedLifetime((large, others)) {}
  }

  @Test("keeps half of the rest for those who have shown good credentials")
  func strangers() throws {
    let stranger = allowance(isKnown: false)
    try stranger.add(7 * small)
    #expect(throws: BodyBudgetSpent.self) { try stranger.add(1) }
    let known = allowance()
    try known.add(7 * small)
    let late = allowance(isKnown: false)
    #expect(throws: BodyBudgetSpent.self) { try late.add(small + 1) }
    try late.add(small)
    stranger.release()
    try late.add(1)
  }
}
