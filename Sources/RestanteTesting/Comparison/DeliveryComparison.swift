public import RestanteCore

/// Drives something that keeps a handler, and the model, through the same random events and
/// compares every turn and all deliveries.
public enum DeliveryComparison {
  /// Short times, so that all of them matter within a run, and no jitter, which the model has not.
  public static var policy: DeliveryPolicy {
    var policy = DeliveryPolicy()
    policy.backoff = RetryPolicy(firstDelay: 2, factor: 2, longestDelay: 16, jitter: 0)
    policy.probing = RetryPolicy(firstDelay: 1, factor: 2, longestDelay: 8, jitter: 0)
    policy.patience = 60
    policy.orderedOutage = 15
    policy.maximumPace = 9
    policy.attemptTime = 4
    return policy
  }

  /// Runs a comparison.
  ///
  /// - Parameters:
  ///   - seed: Decides every step; the same seed gives the same run.
  ///   - steps: How many steps to take.
  ///   - mode: The mode of the handler's portal.
  ///   - keepsOrder: Whether a delivery that fails blocks those behind it.
  ///   - subject: What is compared; it must have no deliveries and follow ``policy``.
  /// - Throws: ``ModelMismatch`` at the first difference.
  public static func run(
    seed: UInt64, steps: Int, mode: Mode, keepsOrder: Bool, against subject: any HandlerUnderTest
  ) async throws {
    let model = ModelHandler(mode: mode, keepsOrder: keepsOrder, policy: policy)
    var run = DeliveryComparisonRun(seed: seed, model: model, subject: subject)
    for step in 1...steps { try await run.take(step: step) }
  }
}

/// One comparison under way.
private struct DeliveryComparisonRun {
  let seed: UInt64
  let random: SeededRandom
  var model: ModelHandler
  var subject: any HandlerUnderTest
  var now = ManualClock.defaultStart
  var published: Int64 = 0
  /// What each claim has still to report.
  var open: [(claim: Int64, deliveries: [DeliveryID])] = []
  var claims: Int64 = 0
  /// Whether the handler is down, as handlers are for a while.
  var isDown = false

  init(seed: UInt64, model: ModelHandler, subject: any HandlerUnderTest) {
    self.seed = seed
    self.random = SeededRandom(seed: seed)
    self.model = model
    self.subject = subject
  }

  mutating func take(step: Int) async throws {
    let operation: String
    switch random.number(below: 100) {
    case 0..<20:
      published += 1
      let id = DeliveryID(rawValue: published)
      operation = "publish \(published)"
      model.publish(id, at: now)
      try await subject.publish(id, at: now)
    case 20..<45:
      operation = "claim"
      let expected = model.claim(at: now)
      let found = try await subject.claim(at: now)
      guard expected == found else {
        throw mismatch("\(expected)", "\(found)", operation, step)
      }
      if case .deliver(let ids) = expected {
        claims += 1
        open.append((claims, ids))
      }
    case 45..<80: operation = try await report()
    case 80..<92:
      let milliseconds = Int64(
        random.chance(percent: 90)
          ? random.number(below: 3_000) : random.number(below: 30_000))
      now = Timestamp(milliseconds: now.milliseconds + milliseconds)
      operation = "advance \(milliseconds)"
    case 92..<94:
      isDown.toggle()
      operation = "turn over"
    case 94..<96:
      operation = "resume"
      model.resume(at: now)
      try await subject.resume(at: now)
    default:
      let id = DeliveryID(rawValue: Int64(random.number(below: Int(published) + 1)))
      let parks = random.chance(percent: 40)
      operation = "\(parks ? "park" : "redrive") \(id.rawValue)"
      if parks {
        model.park(id)
        try await subject.park(id)
      } else {
        model.redrive(id, at: now)
        try await subject.redrive(id, at: now)
      }
    }
    let (expected, found) = (model.deliveries(), try await subject.deliveries())
    guard expected == found else {
      throw mismatch(text(expected), text(found), operation, step)
    }
  }

  /// Reports the next attempt of a claim: mostly of the last one, sometimes of one that is over.
  private mutating func report() async throws -> String {
    guard !open.isEmpty else { return "nothing to report" }
    let place = random.chance(percent: 90) ? open.count - 1 : random.number(below: open.count)
    let id = open[place].deliveries.removeFirst()
    let claim = open[place].claim
    if open[place].deliveries.isEmpty { open.remove(at: place) }
    let attempt = attempt()
    model.finish(attempt, of: id, in: claim, at: now)
    try await subject.finish(attempt, of: id, in: claim, at: now)
    return "finish \(id.rawValue) of claim \(claim): \(attempt.outcome)"
  }

  private func attempt() -> DeliveryAttempt {
    let good: [DeliveryAttempt.Outcome] = [.replied(200), .replied(204)]
    let bad: [DeliveryAttempt.Outcome] = [
      .replied(503), .replied(500), .replied(302), .replied(429), .failed(.timeout),
      .failed(.connection), .failed(.damage),
    ]
    let succeeds = random.chance(percent: isDown ? 3 : 75)
    let outcome =
      random.chance(percent: 1) ? .replied(410) : random.element(of: succeeds ? good : bad)
    let retryAfter = random.chance(percent: 20) ? Int64(random.number(below: 100)) : nil
    return DeliveryAttempt(
      outcome: outcome ?? .replied(200), start: now,
      milliseconds: Int64(random.number(below: 1_500)),
      retryAfter: retryAfter.map { now.adding(seconds: $0) })
  }

  private func text(_ deliveries: [DeliveryState]) -> String {
    deliveries.map { "\($0)" }.joined(separator: "\n")
  }

  private func mismatch(
    _ expected: String, _ found: String, _ operation: String, _ step: Int
  ) -> ModelMismatch {
    ModelMismatch(
      seed: seed, step: step, operation: operation, expected: expected, found: found)
  }
}
