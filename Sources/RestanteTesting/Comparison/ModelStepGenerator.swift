import RestanteCore
import RestanteJSON

/// Draws random steps that meet often: few keys, few process ids, few queues.
struct ModelStepGenerator {
  let random: SeededRandom
  let portals: [PortalID]
  let applications: [Application]
  /// The time at which the run starts, in seconds.
  let start: Int64
  /// The claims made so far with their queues, oldest first.
  private var claims: [(queue: QueueKey, processID: ProcessID)] = []
  private var claimCount = 0
  /// By how many milliseconds the steps so far moved the time.
  private(set) var elapsed: Int64 = 0

  static let names = ["ONCRMDEALUPDATE", "ONCRMLEADADD", "ONTASKADD"].map(EventName.init(stored:))
  static let connectors = ["", "sync"]
  private static let keys = (0..<6).map { MessageID(name: names[0], data: .int($0)) }

  init(random: SeededRandom, start: Int64, portals: [PortalID], applications: [Application]) {
    self.random = random
    self.start = start
    self.portals = portals
    self.applications = applications
  }

  /// The queues that the steps are about.
  var queues: [QueueKey] {
    applications.flatMap { application in
      Self.connectors.map { connector in
        QueueKey(portal: application.portal, application: application.id, connector: connector)
      }
    }
  }

  /// The next step.
  mutating func next() -> ModelStep {
    switch random.number(below: 100) {
    case 0..<26: .publish(publication())
    case 26..<42: .claim(claim())
    case 42..<44: undoneTake()
    case 44..<52: .readClaim(secondRead())
    case 52..<58: .acknowledge(acknowledgement())
    case 58..<66: .fail(failure())
    case 66..<68: .retry(retryStep())
    case 68..<71: deadLetterStep()
    case 71..<72: .purge(purge())
    case 72..<74: .bind(binding())
    case 74..<75: .unbind(endOfSubscription())
    case 75..<78: configuration()
    case 78..<79: .release(release())
    case 79..<82: .restore(restore())
    case 82..<85: .history(historyPage())
    case 85..<86: .prune(prune())
    case 86..<87: .list(page())
    case 87..<88: random.chance(percent: 70) ? .peek(peek()) : .purgeSeen(peek())
    case 88..<89: .figures(pick(portals))
    case 89..<90: bindingsQuery()
    case 90..<99: .advance(milliseconds: nextStep())
    default: .reopen
    }
  }

  private mutating func nextStep() -> Int64 {
    let milliseconds = step()
    elapsed += milliseconds
    return milliseconds
  }

  func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.number(below: elements.count)]
  }

  /// Mostly safe on the first portal and strict on the others, but either may happen anywhere: the
  /// rules must hold whatever came before.
  private func mode(on portal: PortalID) -> Mode {
    let usual: Mode = portal == portals.first ? .safe : .strict
    return random.chance(percent: 90) ? usual : pick(Mode.allCases)
  }

  private func publication() -> PublishEvents {
    let count = random.chance(percent: 50) ? 1 : 1 + random.number(below: 8)
    let publications = (0..<count).map { _ in occurrence() }
    let portal = pick(portals)
    return PublishEvents(portal: portal, mode: mode(on: portal), publications: publications)
  }

  private func occurrence() -> Publication {
    let origins: [EventOrigin?] =
      [nil, nil, EventOrigin(clientID: "local.stranger")]
      + Self.connectors.map { EventOrigin(clientID: pick(applications).clientID, connector: $0) }
    let users: [ActingUser] = [.nobody, .user(UserID(rawValue: 7)), .undisclosed]
    // Usually one name for one key, as in life; a chosen message id may come with any name.
    let number = random.number(below: Self.keys.count)
    let name = random.chance(percent: 85) ? Self.names[number % 3] : pick(Self.names)
    let data = random.number(below: 1_000)
    var publication = Publication(
      name: name, data: .int(data), messageID: Self.keys[number], user: pick(users),
      origin: pick(origins), time: time())
    // Where it comes from differs between occurrences, as the data do.
    publication.publisher = CredentialID(stored: Int64(data))
    publication.trace = TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-\(padded(data))-01")
    return publication
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Usually none, for that is how most publish; else one that is not far from the others, within
  /// their second or later than now.
  private func time() -> Timestamp? {
    guard random.chance(percent: 25) else { return nil }
    let back = Int64(random.number(below: random.chance(percent: 50) ? 1_500 : 20_000)) - 300
    return Timestamp(milliseconds: start * 1_000 + elapsed - back)
  }

  private mutating func claim() -> ClaimEvents {
    claimCount += 1
    let processID = ProcessID("Claim\(claimCount)")
    let takes = random.chance(percent: 20)
    let queue = someQueue()
    if !takes { claims.append((queue, processID)) }
    return ClaimEvents(
      queue: queue, processID: processID, filter: filter(),
      order: order(otherwise: .claimDefault), limit: limit(),
      wantsFailed: random.chance(percent: 30),
      disposition: takes ? .take : .reserve(lease: lease()), bounds: bounds())
  }

  private mutating func undoneTake() -> ModelStep {
    claimCount += 1
    let take = ClaimEvents(
      queue: someQueue(), processID: ProcessID("Claim\(claimCount)"), filter: filter(),
      order: order(otherwise: .claimDefault), limit: limit(),
      wantsFailed: random.chance(percent: 30), disposition: .take, bounds: bounds())
    return .undoneTake(take, meanwhile: publication())
  }

  private func secondRead() -> ReadClaim {
    let claim = knownClaim()
    return ReadClaim(
      queue: claim.queue, mode: mode(on: claim.queue.portal), processID: claim.processID,
      filter: filter(),
      order: order(otherwise: .claimDefault), limit: limit(),
      wantsFailed: random.chance(percent: 30), removes: random.chance(percent: 35),
      renewal: renewal(), bounds: bounds())
  }

  private func acknowledgement() -> AcknowledgeEvents {
    let ids = (0..<random.number(below: 6)).map { _ in eventID() }
    let selection: AcknowledgeEvents.Selection =
      pick([.all, .ids(ids), .messageIDs(someKeys(percent: 35))])
    let claim = knownClaim()
    return AcknowledgeEvents(
      queue: claim.queue, mode: mode(on: claim.queue.portal), processID: claim.processID,
      selection: selection)
  }

  private func failure() -> FailEvents {
    let claim = knownClaim()
    return FailEvents(
      queue: claim.queue, mode: mode(on: claim.queue.portal), processID: claim.processID,
      messageIDs: someKeys(percent: 65), reason: pick([nil, "one", "two"]))
  }

  private func purge() -> PurgeStaleClaims {
    PurgeStaleClaims(
      portal: pick(portals), age: Int64(random.number(below: 30)),
      limit: 1 + random.number(below: 5))
  }

  private func target() -> Binding.Target {
    let users: [UserID?] = [nil, UserID(rawValue: 0), UserID(rawValue: 1)]
    let handler = pick(["https://h.example/a", "https://H.example/A"])
    return random.chance(percent: 50) ? .offline : .online(handler: handler, user: pick(users))
  }

  private func binding() -> BindEvent {
    let application = pick(applications)
    return BindEvent(
      portal: application.portal, application: application.id, event: pick(Self.names),
      target: target(), connector: pick(Self.connectors))
  }

  private func endOfSubscription() -> UnbindEvent {
    let application = pick(applications)
    let selection: UnbindEvent.Selection =
      switch target() {
      case .offline: .offline(connector: pick(Self.connectors))
      case .online(let handler, let user): .online(handler: handler, user: user)
      }
    return UnbindEvent(
      portal: application.portal, application: application.id, event: pick(Self.names),
      selection: selection)
  }

  private func bindingsQuery() -> ModelStep {
    let application = pick(applications)
    return .bindings(application.portal, application.id)
  }

  private func page() -> ListEvents {
    ListEvents(
      queue: someQueue(), filter: filter(), order: order(otherwise: .listDefault),
      offset: random.number(below: 4), limit: random.number(below: 6),
      part: random.element(of: ListEvents.Part.allCases) ?? .all)
  }
}

extension ModelStepGenerator {
  /// Whole seconds as often as parts of them, so that leases end at, before and after a step.
  private func step() -> Int64 {
    random.chance(percent: 50)
      ? Int64(random.number(below: 4)) * 1_000 : Int64(random.number(below: 6_000))
  }

  /// Mostly so short that the lease ends while the process id is still remembered.
  private func lease() -> Int64? {
    random.chance(percent: 80) ? Int64(1 + random.number(below: 6)) : nil
  }

  /// Mostly longer; sometimes a time of its own, which may be now.
  private func renewal() -> ReadClaim.Renewal {
    random.chance(percent: 60)
      ? .extend(lease: lease()) : .set(seconds: Int64(random.number(below: 6)))
  }

  func eventID() -> EventID {
    EventID(rawValue: Int64(1 + random.number(below: 20 + 2 * claimCount)))
  }

  func someKeys(percent: Int) -> [MessageID] {
    Self.keys.filter { _ in random.chance(percent: percent) }
  }

  /// Mostly a queue of the first or the last application, so that they see much.
  func someQueue() -> QueueKey {
    switch random.number(below: 10) {
    case 0..<4: pick(Array(queues.prefix(2)))
    case 4..<7: pick(Array(queues.suffix(2)))
    default: pick(queues)
    }
  }

  /// Mostly a recent claim in its own queue; sometimes an old one, another queue, or an unknown or
  /// the empty process id.
  func knownClaim() -> (queue: QueueKey, processID: ProcessID) {
    let queue = someQueue()
    let own = claims.filter { $0.queue == queue }
    let recent = random.element(of: Array(own.suffix(5))) ?? (queue, .unclaimed)
    return switch random.number(below: 12) {
    case 0, 4: (queue, .unclaimed)
    case 1: (queue, ProcessID("unknown"))
    case 2: random.element(of: own) ?? recent
    case 3: (someQueue(), recent.processID)
    default: recent
    }
  }

  private func limit() -> Int {
    random.chance(percent: 40) ? 50 : 1 + random.number(below: 4)
  }

  private func bounds() -> ReplyBounds {
    if random.chance(percent: 70) { return .safeDefault }
    return ReplyBounds(
      events: 1 + random.number(below: 4), bytes: 259 * (1 + random.number(below: 4)),
      overflow: pick([.truncate, .refuse]))
  }

  private func order(otherwise usual: EventOrder) -> EventOrder {
    if random.chance(percent: 50) { return usual }
    let terms = (0..<random.number(below: 4)).map { _ in
      EventOrder.Term(pick(EventField.allCases), descending: random.chance(percent: 50))
    }
    return EventOrder(terms)
  }

  func filter() -> EventFilter {
    if random.chance(percent: 60) { return EventFilter() }
    let count = random.chance(percent: 75) ? 1 : 2
    return EventFilter((0..<count).map { _ in condition() })
  }

  private func condition() -> EventFilter.Condition {
    let comparisons: [EventFilter.Comparison] = [
      .equal, .greater, .less, .greaterOrEqual, .lessOrEqual, .pattern, .pattern, .contains,
    ]
    let field = pick(EventField.allCases)
    let count = pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 3])
    let operands = (0..<count).map { _ in operand(for: field) }
    return EventFilter.Condition(field, pick(comparisons), operands)
  }

  private func operand(for field: EventField) -> EventFilter.Operand {
    switch field {
    case .id: .number(eventID().rawValue)
    case .occurredAt:
      .number(start + Int64(random.number(below: 200)))
    case .failed: .number(Int64(random.number(below: 2)))
    case .name:
      .text(
        pick([
          "ONCRMDEALUPDATE", "oncrmleadadd", "ON%ADD", "_NTASK%", "ON_TASKADD", "%_ADD_", "crm",
          "%",
        ]))
    case .messageID:
      .text(pick([pick(Self.keys).text, pick(Self.keys).text.uppercased(), "%a_", "7", "%B%"]))
    case .processID: .text(pick([knownClaim().processID.text, "CLAIM%", "%1", "laim2", ""]))
    }
  }
}
