import RestanteCore
import RestanteTesting
import Testing

@Suite("The random comparison of deliveries")
struct DeliveryComparisonTests {
  func run(
    seed: UInt64, steps: Int, mode: Mode = .safe, keepsOrder: Bool = false,
    policy: DeliveryPolicy = DeliveryComparison.policy
  ) async throws {
    try await DeliveryComparison.run(
      seed: seed, steps: steps, mode: mode, keepsOrder: keepsOrder,
      against: RuledHandler(HandlerState(mode: mode, keepsOrder: keepsOrder), policy: policy))
  }

  @Test(
    "finds no difference between the policy and the model",
    arguments: 1...8 as ClosedRange<UInt64>)
  func agrees(seed: UInt64) async throws {
    try await run(seed: seed, steps: 600)
    try await run(seed: seed, steps: 600, keepsOrder: true)
    try await run(seed: seed, steps: 200, mode: .strict)
  }

  @Test(
    "notices a policy that differs in one respect",
    arguments: [
      { $0.outageFailures = 4 }, { $0.orderedOutage = 20 }, { $0.patience = 61 },
      { $0.maximumPace = 8 }, { $0.slowReply = 900 }, { $0.backoff.longestDelay = 15 },
      { $0.probing.factor = 3 }, { $0.attemptTime = 5 },
    ] as [@Sendable (inout DeliveryPolicy) -> Void])
  func notices(_ change: @Sendable (inout DeliveryPolicy) -> Void) async throws {
    var policy = DeliveryComparison.policy
    change(&policy)
    let changed = policy
    await #expect(throws: ModelMismatch.self) {
      for seed in 1...10 { try await run(seed: UInt64(seed), steps: 600, policy: changed) }
    }
  }
}
