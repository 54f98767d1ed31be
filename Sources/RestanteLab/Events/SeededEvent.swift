import RestanteCore

/// An event that is put into a queue, and what became of it there.
struct SeededEvent: Sendable {
  /// What became of an event.
  enum Fate: Sendable, Hashable {
    /// Nothing yet.
    case pending
    /// A process id holds it, for so many seconds from now or, in strict mode, for ever.
    case claimed(ProcessID, lease: Int64?)
    /// Its consumer marked it as failed.
    case failed(reason: String?)
    /// It left its queue, and is in the history.
    case past(PastEvent.Departure, ProcessID)
  }

  var publication: Publication
  var fate: Fate
  /// How many claims of it failed or ended with their lease before.
  var priorAttempts: Int64

  /// In which order events of one key must be written: what is pending comes last, because a
  /// pending event takes up whatever is published with its key.
  var rank: Int {
    switch fate {
    case .past: 0
    case .failed: 1
    case .claimed: 2
    case .pending: 3
    }
  }
}

/// Events for one queue.
struct SeededQueue: Sendable {
  var key: QueueKey
  var events: [SeededEvent]

  /// The events in rounds, each of which has no key twice. Without repeated keys there is one, in
  /// the order given.
  var rounds: [[SeededEvent]] {
    let keys = Dictionary(grouping: events.indices) { events[$0].publication.messageID }
    var rounds: [[Int]] = []
    for places in keys.values {
      // Of equal ranks the first one in the list comes first.
      let ordered = places.sorted { (events[$0].rank, $0) < (events[$1].rank, $1) }
      for (round, place) in ordered.enumerated() {
        if round == rounds.count { rounds.append([]) }
        rounds[round].append(place)
      }
    }
    return rounds.map { places in places.sorted().map { events[$0] } }
  }

  /// The names that the queue must be bound to.
  var names: [EventName] {
    var seen: Set<EventName> = []
    return events.map(\.publication.name).filter { seen.insert($0).inserted }
  }
}
