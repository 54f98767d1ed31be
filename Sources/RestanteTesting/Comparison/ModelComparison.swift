import RestanteCore

/// Two stores answered the same step differently, or one of them failed.
public struct ModelMismatch: Error, CustomStringConvertible {
  /// The seed of the run.
  public var seed: UInt64
  /// The number of the step, counted from 1.
  public var step: Int
  /// What was done.
  public var operation: String
  /// What the reference store answered.
  public var expected: String
  /// What the other store answered.
  public var found: String

  /// Everything needed to see the difference and to reproduce it.
  public var description: String {
    """
    Seed \(seed), step \(step): the store differs from the reference store.
    \(operation)
    expected:
    \(expected)
    found:
    \(found)
    """
  }
}

/// Drives a store and the reference store through the same random operations and compares every
/// answer.
public enum ModelComparison {
  /// How many steps apart all queues are compared completely.
  public static let completeComparisonInterval = 25

  /// Runs a comparison.
  ///
  /// - Parameters:
  ///   - seed: Decides every step; the same seed gives the same run.
  ///   - steps: How many random steps to take.
  ///   - subject: The store to compare. It must be empty, and its time must stand still but for
  ///     ``StoreUnderTest/advance(milliseconds:)``.
  /// - Throws: ``ModelMismatch`` at the first difference.
  public static func run(
    seed: UInt64, steps: Int, against subject: any StoreUnderTest
  ) async throws {
    let start = try await subject.store.perform(ReadTime())
    let model = ModelUnderTest(start: start)
    let run = ModelComparisonRun(seed: seed, model: model, subject: subject)
    var generator = try await run.prepare(start: start.seconds)
    for step in 1...steps {
      let next = generator.next()
      // What was counted is counted anew after opening again: before that, both must have ended
      // what is over.
      if case .reopen = next { try await compareAll(run, generator, at: step) }
      try await run.compare(next, at: step)
      if step.isMultiple(of: completeComparisonInterval) || step == steps {
        try await compareAll(run, generator, at: step)
      }
    }
  }

  /// Compares all queues, their history, their figures, what else is known of them and all counts.
  private static func compareAll(
    _ run: ModelComparisonRun, _ generator: ModelStepGenerator, at step: Int
  ) async throws {
    for queue in generator.queues {
      try await run.compare(.list(ListEvents(queue: queue, limit: 100_000)), at: step)
      try await run.compare(.history(ReadHistory(queue: queue, limit: 100_000)), at: step)
      try await run.compare(.evidence(queue), at: step)
    }
    for portal in generator.portals { try await run.compare(.figures(portal), at: step) }
    if run.subject.keepsCounts { try await run.compare(.counts, at: step) }
  }
}

/// One comparison under way.
private struct ModelComparisonRun {
  var seed: UInt64
  var model: any StoreUnderTest
  var subject: any StoreUnderTest

  /// Sets both stores up alike: two portals, of which the first has two applications and one that
  /// is not installed, some of them bound.
  func prepare(start: Int64) async throws -> ModelStepGenerator {
    _ = try await Self.prepare(subject.store)
    let applications = try await Self.prepare(model.store)
    let portals = try await model.store.portals().map(\.id)
    return ModelStepGenerator(
      random: SeededRandom(seed: seed), start: start, portals: portals,
      applications: applications)
  }

  private static func prepare(_ store: any Store) async throws -> [Application] {
    let first = try await PortalFixture(in: store)
    let second = try await PortalFixture(in: store, domain: "elsewhere.example")
    let fixtures = [
      first.application,
      try await ApplicationFixture(in: store, on: first.portal, clientID: "local.second"),
      try await ApplicationFixture(
        in: store, on: first.portal, clientID: "local.unfinished", isInstalled: false),
      second.application,
    ]
    for fixture in fixtures {
      for name in ModelStepGenerator.names {
        try await fixture.bindOffline(name, in: store)
      }
      for name in ModelStepGenerator.names.prefix(2) {
        try await fixture.bindOffline(name, connector: "sync", in: store)
      }
    }
    // Retries are on at first, for they matter only after failures; steps may turn them off.
    let policy = RetryPolicy(firstDelay: 2, factor: 2, longestDelay: 8, jitter: 50, attempts: 6)
    _ = try await store.perform(
      ConfigurePortalQueues(
        portal: first.portal.id, changes: QueueOverrideChanges(retry: .set(policy))))
    return fixtures.map(\.application)
  }

  func compare(_ step: ModelStep, at number: Int) async throws {
    let expected = try await step.run(on: model)
    let found: String
    do {
      found = try await step.run(on: subject)
    } catch {
      found = "an error: \(error)"
    }
    guard expected != found else { return }
    throw ModelMismatch(
      seed: seed, step: number, operation: step.description, expected: expected, found: found)
  }
}

/// Answers the store's time.
private struct ReadTime: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Timestamp {
    transaction.now
  }
}
