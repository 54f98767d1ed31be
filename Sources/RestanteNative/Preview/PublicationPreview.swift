import RestanteCore
import RestanteJSON

/// What would become of publications if they came now. Nothing is written.
struct PublicationPreview: Sendable {
  /// The maximum number of events in one dry run.
  static let maxEvents = 20
  /// How many events of a queue, in each state, are searched for one with the same key.
  static let reach = 1_000

  /// What one binding would get of one publication.
  struct Target: Sendable, Hashable {
    /// Which of the publications, counted from 0.
    let event: Int
    let candidate: FanOut.Candidate
    let decision: FanOut.Decision
    /// What would become of the queue's copies of the key.
    let copy: Copy?
  }

  /// What would become of the copies of a key in a queue.
  enum Copy: String, Sendable, Hashable, CaseIterable {
    /// A new event is made.
    case new
    /// The pending event is refreshed.
    case refreshed
    /// The dead letter becomes pending again.
    case revived
    /// The dead letter is refreshed and stays one.
    case refreshedDead = "refreshed_dead"
    /// The queue is too deep to tell.
    case unknown
  }

  let store: any Store
  let portal: Portal
  let mode: Mode

  /// Looks what would become of publications.
  ///
  /// - Returns: The receipt that the publisher would get, and what each binding of the events
  ///   would, in the order of the publications and of the bindings' numbers.
  /// - Throws: `StoreError`, also for publications that are refused.
  func run(
    _ publications: [Publication]
  ) async throws(StoreError) -> (receipt: PublishReceipt, targets: [Target]) {
    let candidates = try await candidates(for: Set(publications.map(\.name)))
    let operation = PublishEvents(portal: portal.id, mode: mode, publications: publications)
    let plan = try FanOut.plan(operation, at: store.time.now()) { name in
      candidates[name] ?? []
    }
    var targets: [Target] = []
    var fresh: Set<Place> = []
    for (number, publication) in publications.enumerated() {
      for candidate in candidates[publication.name] ?? [] {
        let decision = FanOut.decide(candidate, origin: publication.origin)
        let place = Place(
          queue: QueueKey(
            portal: portal.id, application: candidate.application,
            connector: candidate.connector), key: publication.messageID)
        var copy: Copy?
        if case .queue = decision {
          copy =
            fresh.contains(place)
            ? .refreshed : try await self.copy(of: publication, at: place)
          if copy != .refreshedDead { fresh.insert(place) }
        }
        targets.append(
          Target(event: number, candidate: candidate, decision: decision, copy: copy))
      }
    }
    return (plan.receipt, targets)
  }

  private struct Place: Hashable {
    let queue: QueueKey
    let key: MessageID
  }

  /// What becomes of the copies of a publication's key in a queue.
  private func copy(
    of publication: Publication, at place: Place
  ) async throws(StoreError) -> Copy {
    let pending = try await has(publication, .pending, at: place)
    if pending == true { return .refreshed }
    let failed = try await has(publication, .dead, at: place)
    guard let pending, let failed else { return .unknown }
    return switch CopyRules.destination(hasPending: pending, hasFailed: failed, mode: mode) {
    case .insert: .new
    case .refreshPending: .refreshed
    case .reviveFailed: .revived
    case .refreshFailed: .refreshedDead
    }
  }

  /// Whether a queue has an event with a publication's key in a state; `nil` where the newest do
  /// not tell and there are more.
  private func has(
    _ publication: Publication, _ part: QueuePart, at place: Place
  ) async throws(StoreError) -> Bool? {
    let page = try await store.peek(
      PeekEvents(
        queue: place.queue, part: part, filter: PeekFilter(name: publication.name),
        isReversed: true, limit: Self.reach, reach: Self.reach,
        maxBytes: ReplyBounds.safeDefault.bytes))
    if page.events.contains(where: { $0.messageID == publication.messageID }) { return true }
    return page.next == nil ? false : nil
  }

  /// The bindings of events and the outgoing webhooks that want them, oldest first.
  private func candidates(
    for names: Set<EventName>
  ) async throws(StoreError) -> [EventName: [FanOut.Candidate]] {
    var candidates: [EventName: [FanOut.Candidate]] = [:]
    try await everyPage { (after: ApplicationID?, limit) async throws(StoreError) in
      let applications = try await store.applications(
        on: portal.id, after: after, limit: limit)
      for application in applications {
        let bindings = try await store.bindings(
          of: application.id, on: portal.id, actingAs: nil)
        for binding in bindings where names.contains(binding.event) {
          candidates[binding.event, default: []].append(Self.candidate(binding, application))
        }
      }
      return applications.map(\.id)
    }
    try await everyPage { (after: BindingID?, limit) async throws(StoreError) in
      let webhooks = try await store.outgoingWebhooks(on: portal.id, after: after, limit: limit)
      for webhook in webhooks {
        for name in webhook.events where names.contains(name) {
          candidates[name, default: []].append(
            FanOut.Candidate(
              binding: webhook.id, application: .portal, clientID: "",
              standing: ApplicationStanding(), connector: "", isOffline: false))
        }
      }
      return webhooks.map(\.id)
    }
    return candidates.mapValues { $0.sorted { $0.binding.rawValue < $1.binding.rawValue } }
  }

  /// Reads a list to its end.
  private func everyPage<Mark>(
    limit: Int = 500,
    _ read: (_ after: Mark?, _ limit: Int) async throws(StoreError) -> [Mark]
  ) async throws(StoreError) {
    var after: Mark?
    while true {
      let page = try await read(after, limit)
      guard page.count == limit, let last = page.last else { return }
      after = last
    }
  }

  private static func candidate(
    _ binding: Binding, _ application: Application
  ) -> FanOut.Candidate {
    var candidate = FanOut.Candidate(
      binding: binding.id, application: application.id, clientID: application.clientID,
      standing: application.standing, connector: binding.connector, isOffline: true)
    if case .online(_, let user) = binding.target {
      candidate.isOffline = false
      candidate.user = user
    }
    return candidate
  }
}

extension PublicationPreview.Target {
  /// A target as the native API shows it.
  var shown: JSONObject {
    let handler = decision == .deliver ? binding : nil
    return [
      "event": .int(event),
      "client_id": candidate.clientID.isEmpty ? .null : .string(candidate.clientID),
      "connector": .string(candidate.connector),
      "offline": .bool(candidate.isOffline),
      "result": .string(Self.word(for: decision)),
      "copy": copy.map { .string($0.rawValue) } ?? .null,
      "handler": handler.map { .int($0) } ?? .null,
    ]
  }

  private var binding: Int64 { candidate.binding.rawValue }

  private static let words = ["queue", "deliver", "suppress", "skip"]

  private static func word(for decision: FanOut.Decision) -> String {
    switch decision {
    case .queue: words[0]
    case .deliver: words[1]
    case .suppress: words[2]
    case .skip: words[3]
    }
  }

  static let schema = Schemas.object([
    "event": ["type": "integer", "minimum": 0, "description": "Which event, counted from 0."],
    "client_id": [
      "type": ["string", "null"],
      "description": "The application; null for an outgoing webhook.",
    ],
    "connector": Schemas.text,
    "offline": Schemas.flag("Whether the binding keeps events in a queue."),
    "result": [
      "enum": .array(words.map { .string($0) }),
      "description":
        "`suppress` for the application's own change, `skip` if it may not receive events.",
    ],
    "copy": [
      "enum": .array(PublicationPreview.Copy.allCases.map { .string($0.rawValue) } + [.null]),
      "description": .string(
        "What happens in the queue: `new`; `refreshed` if a pending event has the same message id; "
          + "`revived` if a dead letter has; `unknown` if the queue is too deep to tell."),
    ],
    "handler": ["type": ["integer", "null"], "description": "The number of the handler."],
  ])
}
