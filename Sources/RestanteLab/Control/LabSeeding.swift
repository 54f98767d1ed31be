import RestanteCore
import RestanteNative

/// Puts events that were asked for into queues of a portal.
struct LabSeeding: Sendable {
  /// What became of it.
  struct Outcome: Sendable {
    let counts: SeedEvents.Outcome
    /// The process ids that hold events, in the order in which they were named first.
    let processIDs: [ProcessID]
  }

  /// Process ids for events that name none.
  private struct ProcessIDs {
    let random: any RandomSource
    /// For claims that are over in the end.
    let passing: ProcessID
    private var holding: [Int64?: ProcessID] = [:]

    init(random: any RandomSource) {
      self.random = random
      passing = ProcessID.generate(using: random)
    }

    /// For claims that are held for so many seconds: a claim ends as a whole.
    mutating func holding(for lease: Int64?) -> ProcessID {
      if let known = holding[lease] { return known }
      let id = ProcessID.generate(using: random)
      holding[lease] = id
      return id
    }
  }

  let target: LabTarget
  let random: any RandomSource

  /// Carries it out.
  ///
  /// - Throws: `Problem`, after which nothing is changed, or `StoreError`.
  func run(_ seeds: EventSeeds) async throws -> Outcome {
    if target.mode == .strict { try seeds.checkStrict() }
    let now = target.store.time.now()
    var ids = ProcessIDs(random: random)
    var queues: [SeededQueue] = []
    var places: [QueueKey: Int] = [:]
    var applications: [String?: Application] = [:]
    var processIDs: [ProcessID] = []
    for seed in seeds.seeds {
      let application: Application
      if let known = applications[seed.application] {
        application = known
      } else {
        application = try await target.application(seed.application, seed.arguments)
        applications[seed.application] = application
      }
      let key = QueueKey(
        portal: target.portal.id, application: application.id, connector: seed.connector)
      let fate = try fate(of: seed, for: application, at: now, &ids)
      if case .claimed(let id, _) = fate, !processIDs.contains(id) { processIDs.append(id) }
      let place = places[key] ?? queues.count
      if place == queues.count { queues.append(SeededQueue(key: key, events: [])) }
      places[key] = place
      queues[place].events.append(event(seed, fate, at: now))
    }
    let counts = try await target.store.perform(
      SeedEvents(
        portal: target.portal.id, mode: target.mode, queues: queues,
        passingID: ids.passing))
    return Outcome(counts: counts, processIDs: processIDs)
  }

  private func event(
    _ seed: EventSeed, _ fate: SeededEvent.Fate, at now: Timestamp
  ) -> SeededEvent {
    var publication = seed.publication
    if let age = seed.age { publication.time = now.adding(seconds: -age) }
    // The failure itself counts as one.
    let prior = seed.state == .failed ? seed.attempts - 1 : seed.attempts
    return SeededEvent(publication: publication, fate: fate, priorAttempts: prior)
  }

  private func fate(
    of seed: EventSeed, for application: Application, at now: Timestamp, _ ids: inout ProcessIDs
  ) throws(Problem) -> SeededEvent.Fate {
    switch seed.state {
    case .pending: return .pending
    case .failed: return .failed(reason: seed.reason)
    case .acknowledged: return .past(.acknowledged, seed.processID ?? ids.passing)
    case .taken: return .past(.taken, seed.processID ?? ids.passing)
    case .claimed:
      let lease = try lease(of: seed, for: application, at: now)
      let id = if let id = seed.processID { id } else { ids.holding(for: lease) }
      return .claimed(id, lease: lease)
    }
  }

  private func lease(
    of seed: EventSeed, for application: Application, at now: Timestamp
  ) throws(Problem) -> Int64? {
    guard target.mode == .safe else {
      guard seed.hold == nil else {
        let name = if case .until = seed.hold { "until" } else { "lease" }
        throw seed.arguments.wrong(name, "does not go with a portal in strict mode")
      }
      return nil
    }
    switch seed.hold {
    case nil:
      return QueueSettings(
        application: application.queueChoices, portal: target.portal.queueDefaults
      ).lease
    case .lease(let seconds): return seconds
    case .until(let end):
      let seconds = end.seconds - now.seconds
      guard (1...QueueSettings.longestLease).contains(seconds) else {
        throw seed.arguments.wrong("until", "must be in the future, by at most seven days")
      }
      return seconds
    }
  }
}
