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
    arguments: 1...4 as ClosedRange<UInt64>)
  func agrees(seed: UInt64) async throws {
    try await run(seed: seed, steps: 400)
    try await run(seed: seed, steps: 400, keepsOrder: true)
    try await run(seed: seed, steps: 200, mode: .strict)
  }

  @Test(
    "finds no difference between the reference store and the model",
    arguments: 1...3 as ClosedRange<UInt64>)
  func agreesInAStore(seed: UInt64) async throws {
    for (mode, keepsOrder) in [(Mode.safe, false), (.safe, true), (.strict, false)] {
      try await DeliveryComparison.run(
        seed: seed, steps: 200, mode: mode, keepsOrder: keepsOrder,
        against: StoredHandler(in: ModelUnderTest(), mode: mode, keepsOrder: keepsOrder))
    }
  }

  /// One respect in which a policy differs.
  struct Difference: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout DeliveryPolicy) -> Void

    init(_ name: String, _ change: @escaping @Sendable (inout DeliveryPolicy) -> Void) {
      self.testDescription = name
      self.change = change
    }
  }

  static let differences = [
    Difference("failures of an outage") { $0.outageFailures = 4 },
    Difference("outage of an ordered handler") { $0.orderedOutage = 20 },
    Difference("patience") { $0.patience = 61 },
    Difference("maximum pace") { $0.maximumPace = 8 },
    Difference("slow reply") { $0.slowReply = 900 },
    Difference("longest delay") { $0.backoff.longestDelay = 15 },
    Difference("probing") { $0.probing.factor = 3 },
    Difference("time of an attempt") { $0.attemptTime = 5 },
  ]

  @Test("notices a policy that differs in one respect", arguments: differences)
  func notices(_ difference: Difference) async throws {
    var policy = DeliveryComparison.policy
    difference.change(&policy)
    let changed = policy
    await #expect(throws: ModelMismatch.self) {
      for seed in 1...30 as ClosedRange<UInt64> {
        try await run(seed: seed, steps: 600, policy: changed)
        try await run(seed: seed, steps: 600, keepsOrder: true, policy: changed)
      }
    }
  }
}
