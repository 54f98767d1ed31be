import RestanteCore

/// The events of one queue and the rules by which they change.
struct ModelQueue: Sendable {
  /// All copies of all keys, in no particular order.
  var copies: [ModelCopy] = []
  /// The claims that may still act on a copy.
  var claims: [ModelClaim] = []
  /// How many claims there ever were.
  var lastClaimNumber = 0
  /// How often anything occurred.
  private var occurrences: Int64 = 0
  /// When each of these happened.
  private var moments: [Int64: Timestamp] = [:]
  /// What left and may be restored, in no particular order.
  var history: [PastEvent] = []
  /// What happened since the counts were last collected.
  var counts = QueueCounts()

  /// What is stored of all copies.
  var events: [OfflineEvent] { copies.map(\.event) }

  /// The unclaimed copy of a key that is failed or not; there is at most one of each.
  func unclaimedIndex(of messageID: MessageID, isFailed: Bool) -> Int? {
    copies.firstIndex { $0.stands(for: messageID, isFailed: isFailed) }
  }

  /// Writes one occurrence; returns whether there was room for it. `nextID` is asked for a number
  /// only when a new copy is made.
  mutating func write(
    _ publication: Publication, at now: Timestamp, mode: Mode, settings: QueueSettings,
    nextID: () -> EventID
  ) -> Bool {
    let key = publication.messageID
    occurrences += 1
    let moment = max(min(publication.time ?? now, now), Timestamp(milliseconds: 0))
    moments[occurrences] = moment
    if let index = unclaimedIndex(of: key, isFailed: false) {
      occurAgain(index, as: publication, at: moment)
      counts[.refreshed] += 1
      return true
    }
    let hasFailed = unclaimedIndex(of: key, isFailed: true) != nil
    if hasFailed && mode == .strict { return refreshFailed(by: publication, at: moment) }
    guard makeRoom(at: now, mode: mode, limit: settings.depthLimit) else { return false }
    if hasFailed {
      // Making room may have moved the copies.
      guard let index = unclaimedIndex(of: key, isFailed: true) else { return false }
      occurAgain(index, as: publication, at: moment)
      copies[index].becomePending()
      counts[.revived] += 1
    } else {
      let state = EventState(
        id: nextID(), occurredAt: moment.seconds, occurrence: occurrences,
        name: publication.name, messageID: key, firstOccurredAt: moment.seconds)
      copies.append(
        ModelCopy(
          event: OfflineEvent(
            state: state, user: publication.user, data: publication.data,
            provenance: EventProvenance(
              publisher: publication.publisher, trace: publication.trace))))
      counts[.published] += 1
    }
    return true
  }

  /// The original leaves failed what failed.
  private mutating func refreshFailed(by publication: Publication, at moment: Timestamp) -> Bool {
    guard let index = unclaimedIndex(of: publication.messageID, isFailed: true) else {
      return false
    }
    occurAgain(index, as: publication, at: moment)
    counts[.refreshed] += 1
    return true
  }

  /// A copy's key occurs again. What is late does not replace what happened after it, but nobody's
  /// claim is good for the copy any more.
  private mutating func occurAgain(
    _ index: Int, as publication: Publication, at moment: Timestamp
  ) {
    copies[index].owner = .unclaimed
    copies[index].event.provenance.repeats += 1
    let first = copies[index].event.firstOccurredAt
    copies[index].event.firstOccurredAt = min(first, moment.seconds)
    guard happened(copies[index].event) <= moment else { return }
    copies[index].occurAgain(as: publication, at: moment, number: occurrences)
  }

  private func happened(_ event: OfflineEvent) -> Timestamp {
    moments[event.occurrence] ?? Timestamp(seconds: event.occurredAt)
  }

  /// Claims or takes unclaimed events.
  mutating func claim(
    _ operation: ClaimEvents, at now: Timestamp, settings: QueueSettings
  ) -> ClaimReply {
    let selected = select(
      processID: .unclaimed, isFailed: operation.wantsFailed, filter: operation.filter,
      order: operation.order, limit: operation.limit, bounds: operation.bounds,
      maxAttempts: operation.disposition.ends ? settings.maxAttempts : nil)
    guard var returned = selected else { return .refusedBySize }
    if returned.isEmpty { return .events([]) }
    switch operation.disposition {
    case .take:
      let taken = returned.map(\.id)
      leave(as: .taken, with: operation.processID, at: now, settings: settings) {
        taken.contains($0.id)
      }
    case .reserve(let lease):
      hold(returned.map(\.id), by: operation.processID, lease: lease, at: now)
      for index in returned.indices { returned[index].processID = operation.processID }
      counts[.claimed] += Int64(returned.count)
    }
    return .events(returned)
  }

  /// Reads what a process id may act on, which it then holds, and, if asked to, removes it.
  mutating func readClaim(
    _ operation: ReadClaim, at now: Timestamp, settings: QueueSettings
  ) -> ClaimReply {
    if operation.mode == .safe && operation.processID == .unclaimed { return .events([]) }
    renew(operation.processID, operation.renewal, at: now, settings: settings)
    defer {
      if operation.renewal == .set(seconds: 0) {
        _ = release(ReleaseEvents(queue: operation.queue, processID: operation.processID))
      }
    }
    let selected = select(
      processID: operation.processID, isFailed: operation.wantsFailed, filter: operation.filter,
      order: operation.order, limit: operation.limit, bounds: operation.bounds)
    guard let returned = selected else { return .refusedBySize }
    if operation.removes && !returned.isEmpty {
      leave(as: .acknowledged, with: operation.processID, at: now, settings: settings) {
        event in
        switch operation.mode {
        case .safe: returned.contains { $0.id == event.id }
        case .strict: event.processID == operation.processID
        }
      }
    }
    return .events(returned)
  }

  /// Removes events that a process id may act on; returns how many.
  mutating func acknowledge(
    _ operation: AcknowledgeEvents, at now: Timestamp, settings: QueueSettings
  ) -> Int {
    if operation.mode == .safe && operation.processID == .unclaimed { return 0 }
    let meant = granted(to: operation.processID, operation.selection)
    return leave(as: .acknowledged, with: operation.processID, at: now, settings: settings) {
      meant.contains($0.id)
    }
  }

  /// The events that a process id may act on and that are meant.
  func granted(
    to processID: ProcessID, _ selection: AcknowledgeEvents.Selection
  ) -> [EventID] {
    copies.filter { $0.isGranted(to: processID) }.map(\.event).filter { event in
      switch selection {
      case .all: true
      case .ids(let ids): ids.contains(event.id)
      case .messageIDs(let messageIDs): messageIDs.contains(event.messageID)
      }
    }.map(\.id)
  }

  /// Removes events for good; returns how many.
  @discardableResult
  mutating func remove(where isMeant: (OfflineEvent) -> Bool) -> Int {
    let before = copies.count
    copies.removeAll { isMeant($0.event) }
    return before - copies.count
  }

  /// Adds an unclaimed copy. Where its key has one in the same state the two become one, on which
  /// no process id may act.
  mutating func put(_ copy: ModelCopy) {
    let event = copy.event
    if let present = unclaimedIndex(of: event.messageID, isFailed: event.isFailed) {
      let there = copies[present].event
      let isLater =
        (happened(event), event.occurrence) > (happened(there), there.occurrence)
      copies[present].absorb(event, isLater: isLater)
      counts[.merged] += 1
    } else {
      copies.append(copy)
    }
  }
}

extension ClaimEvents.Disposition {
  /// Whether a lease will be over some time.
  fileprivate var ends: Bool {
    switch self {
    case .take, .reserve(lease: nil): false
    case .reserve: true
    }
  }
}
