import RestanteCore

extension ModelQueue {
  /// Gives back what a process id may act on, by ascending id; returns how many events. A copy that
  /// another one was merged into just before is no longer the process id's.
  mutating func release(_ operation: ReleaseEvents) -> Int {
    if operation.processID == .unclaimed { return 0 }
    let meant = granted(to: operation.processID, operation.selection).sorted()
    return meant.count { id in
      guard let event = withdraw(id, from: operation.processID) else { return false }
      counts[.released] += 1
      put(ModelCopy(event: event))
      return true
    }
  }

  /// Lets a take be as if it had never been: its events stand where they stood, unless another copy
  /// of their key does.
  mutating func undo(_ operation: UndoTake) -> Int {
    let ids = operation.events.map(\.id)
    history.removeAll { past in
      past.departure == .taken && past.event.processID == operation.processID
        && ids.contains(past.event.id)
    }
    for event in operation.events {
      var back = event
      back.processID = .unclaimed
      put(ModelCopy(event: back))
    }
    counts[.restored] += Int64(ids.count)
    return ids.count
  }

  /// Makes dead letters pending; returns how many.
  mutating func redrive(_ operation: RedriveEvents) -> Int {
    let letters = deadLetters(operation.selection, limit: operation.limit)
    counts[.redriven] += Int64(letters.count)
    makePending(letters)
    return letters.count
  }

  /// Makes dead letters pending one after the other.
  mutating func makePending(_ letters: [OfflineEvent]) {
    for letter in letters {
      remove { $0.id == letter.id }
      var pending = ModelCopy(event: letter)
      pending.becomePending()
      put(pending)
    }
  }

  /// Removes dead letters; returns how many.
  mutating func drop(_ operation: DropEvents) -> Int {
    let letters = deadLetters(operation.selection, limit: operation.limit)
    counts[.dropped] += Int64(letters.count)
    return remove(where: letters.contains)
  }

  private func deadLetters(_ selection: DeadLetterSelection, limit: Int) -> [OfflineEvent] {
    let letters = events.filter { event in
      guard event.isDeadLetter else { return false }
      return switch selection {
      case .all: true
      case .ids(let ids): ids.contains(event.id)
      case .messageIDs(let messageIDs): messageIDs.contains(event.messageID)
      case .filter(let filter): filter.accepts(event)
      }
    }
    return Array(EventOrder.claimDefault.sort(letters).prefix(limit))
  }
}

extension OfflineEvent {
  /// Whether it failed and nobody holds it.
  var isDeadLetter: Bool { state.isFailed && processID == .unclaimed }

  /// Whether it did not fail and nobody holds it.
  var isPending: Bool { !state.isFailed && processID == .unclaimed }
}
