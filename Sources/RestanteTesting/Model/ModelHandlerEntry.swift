import RestanteCore
import RestanteJSON

/// A handler of the reference store: an online binding or an outgoing webhook.
struct ModelHandlerEntry: Sendable {
  /// A delivery, apart from its state.
  struct Item: Sendable {
    var content: DeliveryContent
    /// Since when it is delivered or parked.
    var since: Timestamp?
    var tries: Int64 = 0
    var attempts: [RecordedAttempt] = []
  }

  let id: BindingID
  /// The application; `nil` for an outgoing webhook.
  let application: ApplicationID?
  let clientID: String
  let url: String
  let minimumInterval: Int64?
  var handler: ModelHandler
  var items: [DeliveryID: Item] = [:]
  /// The number of the last delivery.
  var last: Int64 = 0
  var suspendedAt: Timestamp?
  /// Whether its binding is gone and it has only its farewells to deliver.
  var isLeaving = false
  var bell = ModelBell()
  var bellCause: (user: ActingUser, session: EventSession) = (.nobody, .standard)
  /// The number of the last notification.
  var bellNumber: DeliveryID?

  init(
    id: BindingID, application: ApplicationID?, clientID: String, url: String,
    minimumInterval: Int64?, keepsOrder: Bool
  ) {
    self.id = id
    self.application = application
    self.clientID = clientID
    self.url = url
    self.minimumInterval = minimumInterval
    handler = ModelHandler(mode: .safe, keepsOrder: keepsOrder, policy: DeliveryPolicy())
  }

  private var phases: [DeliveryID: DeliveryState.Phase] {
    Dictionary(uniqueKeysWithValues: handler.entries.map { ($0.id, $0.phase) })
  }

  /// Changes the handler, and does what follows from it: for notifications, and for the times that
  /// are shown.
  mutating func change(
    at now: Timestamp, mode: Mode? = nil, policy: DeliveryPolicy? = nil,
    _ body: (inout ModelHandler) -> Void
  ) {
    let (before, wasSuspended) = (phases, handler.isSuspended)
    if let mode { handler.mode = mode }
    if let policy { handler.policy = policy }
    body(&handler)
    if handler.isSuspended != wasSuspended { suspendedAt = handler.isSuspended ? now : nil }
    let changed = phases.filter { before[$0.key] != nil && before[$0.key] != $0.value }
    for (number, phase) in changed {
      switch phase {
      case .waiting, .retrying: items[number]?.since = nil
      case .delivered, .parked: items[number]?.since = now
      }
    }
    guard let bellNumber, let phase = changed[bellNumber] else { return }
    switch phase {
    case .delivered:
      if bell.taken(at: now, interval: minimumInterval) { ring(at: now) }
    case .parked(.exhausted), .parked(.triedOnce), .parked(.undeliverable), .parked(.byOperator):
      bell.lost()
    case .waiting, .retrying, .parked(.gone), .parked(.suspended): break
    }
  }

  mutating func publish(_ content: DeliveryContent, at now: Timestamp, patience: Int64) {
    last += 1
    let number = DeliveryID(rawValue: last)
    handler.policy.patience = patience
    handler.publish(number, at: now)
    items[number] = Item(content: content, since: handler.isSuspended ? now : nil)
  }

  /// Something came into the application's queues.
  mutating func hear(_ cause: (ActingUser, EventSession), at now: Timestamp, _ mode: Mode) {
    let before = bell.announces
    let rings = bell.hear(at: now, interval: minimumInterval, mode: mode)
    if rings || bell.announces != before { bellCause = cause }
    if rings { ring(at: now) }
  }

  mutating func ring(at now: Timestamp) {
    publish(
      DeliveryContent(
        name: EventName(stored: "ONOFFLINEEVENT"), user: bellCause.user,
        data: JSONValue.array([]).encoded(), time: now, session: bellCause.session),
      at: now, patience: handler.policy.patience)
    bellNumber = DeliveryID(rawValue: last)
  }

  mutating func remove(_ number: DeliveryID) {
    items[number] = nil
    handler.entries.removeAll { $0.id == number }
    if number == bellNumber { bell.lost() }
  }

  mutating func keep(_ attempt: DeliveryAttempt, of number: DeliveryID) {
    guard var item = items[number] else { return }
    item.tries += 1
    let excerpt = Array(attempt.excerpt.prefix(512))
    item.attempts.append(
      RecordedAttempt(
        number: item.tries, outcome: attempt.outcome, start: attempt.start,
        milliseconds: attempt.milliseconds, excerpt: excerpt))
    let last = item.tries
    item.attempts.removeAll { $0.number > 10 && $0.number <= last - 10 }
    items[number] = item
  }

  /// The deliveries of a phase, in the order in which they are listed.
  func entries(_ phase: DeliveryPhase) -> [DeliveryState] {
    handler.entries.filter { Self.phase($0) == phase }
      .sorted { (since($0), $0.id) < (since($1), $1.id) }
  }

  static func phase(_ entry: DeliveryState) -> DeliveryPhase {
    switch entry.phase {
    case .waiting: .waiting
    case .retrying: .retrying
    case .delivered: .delivered
    case .parked: .parked
    }
  }

  func since(_ entry: DeliveryState) -> Timestamp {
    if case .retrying(let time) = entry.phase { return time }
    return items[entry.id]?.since ?? Timestamp(milliseconds: 0)
  }

  func listed(_ entry: DeliveryState) -> ListedDelivery? {
    items[entry.id].map { item in
      ListedDelivery(
        key: DeliveryKey(handler: id, id: entry.id), name: item.content.name, state: entry,
        tries: item.tries, time: item.content.time, since: since(entry))
    }
  }
}
