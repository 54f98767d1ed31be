import RestanteCore
import RestanteJSON

/// Looking at events and purging them, judged one by one.
extension ModelQueue {
  /// One page of the events in one state.
  func peek(_ query: PeekEvents, at now: Timestamp, settings: QueueSettings) -> PeekPage {
    let all = inOrder(query.part, isReversed: query.isReversed, at: now, settings: settings)
    let start = query.after.map { after in
      all.firstIndex { $0.comes(after: after, in: query) } ?? all.count
    }
    let ahead = all.filter { query.part == .claimed || query.filter.admitsTime(of: $0) }
      .filter { item in start.map { place in all[place...].contains(item) } ?? true }
    var page = PeekPage()
    var bytes = 0
    var last = query.after
    for (index, item) in ahead.enumerated() {
      if page.looked == query.reach || page.events.count == query.limit {
        page.next = last
        return page
      }
      if query.filter.admits(item) {
        bytes += item.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.maxBytes && !page.events.isEmpty {
          page.next = last
          return page
        }
        page.events.append(item.peeked)
      }
      page.looked = index + 1
      last = item.position
    }
    return page
  }

  /// The events with some numbers, wherever they are.
  func events(
    numbered ids: [EventID], at now: Timestamp, settings: QueueSettings
  ) -> [PeekedEvent] {
    QueuePart.allCases.flatMap { part in
      inOrder(part, isReversed: false, at: now, settings: settings)
    }.filter { ids.contains($0.state.id) }.map(\.peeked).sorted { $0.id < $1.id }
  }

  private func inOrder(
    _ part: QueuePart, isReversed: Bool, at now: Timestamp, settings: QueueSettings
  ) -> [ModelPeek] {
    if part == .past {
      let past = history.filter { isKept($0, at: now, settings: settings) }
        .map(ModelPeek.init(past:))
        .sorted { ($1.rank, $1.state.id) < ($0.rank, $0.state.id) }
      return isReversed ? past.reversed() : past
    }
    let here = copies.map(peek).filter { $0.standing.part == part }
      .sorted { ($0.rank, $0.state.id) < ($1.rank, $1.state.id) }
    return isReversed ? here.reversed() : here
  }

  private func peek(_ copy: ModelCopy) -> ModelPeek {
    let event = copy.event
    let owner = copy.owner == .unclaimed ? nil : copy.owner
    if event.processID != .unclaimed {
      let claim = claims.first { $0.processID == event.processID }
      return ModelPeek(
        event, rank: Int64(claim?.number ?? 0),
        .claimed(by: event.processID, until: claim?.deadline))
    }
    return ModelPeek(
      event, rank: event.occurredAt,
      event.isFailed ? .dead(lastHolder: owner) : .pending(lastHolder: owner))
  }

  /// Removes events as they were seen.
  mutating func purge(
    _ operation: PurgeEvents, at now: Timestamp, settings: QueueSettings
  ) -> PurgeOutcome {
    let isMeant = { (event: OfflineEvent) in
      operation.targets.contains { $0.id == event.id && $0.occurrence == event.occurrence }
    }
    switch operation.part {
    case .claimed: return PurgeOutcome()
    case .past:
      let gone = history.filter { isKept($0, at: now, settings: settings) && isMeant($0.event) }
        .map(\.position)
      history.removeAll { gone.contains($0.position) }
      counts[.forgotten] += Int64(gone.count)
      return PurgeOutcome(purged: gone.count)
    case .pending, .dead:
      let purged = leave(
        as: .purged, with: operation.processID, at: now, settings: settings
      ) { event in
        event.processID == .unclaimed && event.isFailed == (operation.part == .dead)
          && isMeant(event)
      }
      return PurgeOutcome(purged: purged, restorable: settings.history > 0 ? purged : 0)
    }
  }
}

/// An event that is looked at, and its place among those in its state.
private struct ModelPeek: Equatable {
  let rank: Int64
  let standing: PeekedEvent.Standing
  let state: EventState
  let user: ActingUser
  let data: [UInt8]
  let provenance: EventProvenance

  init(_ event: OfflineEvent, rank: Int64, _ standing: PeekedEvent.Standing) {
    self.rank = rank
    self.standing = standing
    state = event.state
    user = event.user
    data = event.data
    provenance = event.provenance
  }

  init(past: PastEvent) {
    self.init(
      past.event, rank: past.leftAt.milliseconds,
      .past(past.departure, with: past.event.processID, at: past.leftAt))
  }

  var position: PeekPosition { PeekPosition(rank: rank, id: state.id) }

  var peeked: PeekedEvent {
    PeekedEvent(
      state: state, standing: standing,
      body: EventBody(user: user, data: data, provenance: provenance))
  }

  /// The second by which filters judge it.
  var time: Int64 {
    if case .past(_, _, let leftAt) = standing { return leftAt.seconds }
    return state.occurredAt
  }

  func comes(after place: PeekPosition, in query: PeekEvents) -> Bool {
    let isDescending = query.isReversed != (query.part == .past)
    return isDescending
      ? (rank, state.id) < (place.rank, place.id) : (place.rank, place.id) < (rank, state.id)
  }
}

extension PeekFilter {
  fileprivate func admitsTime(of event: ModelPeek) -> Bool {
    !(from.map { event.time < $0 } ?? false) && !(before.map { event.time >= $0 } ?? false)
  }

  fileprivate func admits(_ event: ModelPeek) -> Bool {
    guard admitsTime(of: event), name.map({ $0 == event.state.name }) ?? true else { return false }
    guard let text, !text.isEmpty else { return true }
    let written = String(decoding: event.data, as: UTF8.self).lowercased()
    let quoted = JSONValue.string(text).encodedString(.plain).lowercased()
    return written.contains(quoted.dropFirst().dropLast())
  }
}
