/// An event of a queue that is looked at: the row, and the claim that it names.
public struct StandingRow: Sendable, Hashable {
  /// The event.
  public var row: EventRow
  /// What comes first in the order of ``QueuePart``, as stores keep it there.
  public var rank: Int64
  /// The process id of the claim that holds it, or may still act on it; `nil` for none.
  public var processID: ProcessID?
  /// When the claim's lease is over; `nil` for never, or where nobody holds the event.
  public var deadline: Timestamp?

  /// Creates a row.
  public init(row: EventRow, rank: Int64, processID: ProcessID?, deadline: Timestamp?) {
    self.row = row
    self.rank = rank
    self.processID = processID
    self.deadline = deadline
  }

  /// Its place among the events of its part.
  var position: PeekPosition { PeekPosition(rank: rank, id: row.state.id) }

  /// Where the event is.
  var standing: PeekedEvent.Standing {
    switch row.place {
    case .pending: .pending(lastHolder: processID)
    case .failed: .dead(lastHolder: processID)
    case .claimed: .claimed(by: processID ?? .unclaimed, until: deadline)
    }
  }
}

/// Which events of a queue are looked at, history aside.
public struct StandingScan: Sendable, Hashable {
  /// Those in this state, in its order.
  public var part: QueuePart
  /// Whether the last come first.
  public var isReversed: Bool
  /// Those that come after this place, in the direction of the scan.
  public var after: PeekPosition
  /// Where unclaimed events end, in the direction of the scan: the last second that is wanted.
  public var last: Int64
  /// The maximum number of events to look at.
  public var limit: Int

  /// Works out what to look at.
  ///
  /// - Parameters:
  ///   - query: What was asked for.
  ///   - after: Where to go on; `nil` to begin.
  ///   - limit: The maximum number of events to look at.
  public init(_ query: PeekEvents, after: PeekPosition?, limit: Int) {
    part = query.part
    isReversed = query.isReversed
    self.limit = limit
    // Claims have no time of their own: their events are judged one by one.
    let isByTime = query.part != .claimed
    let from = isByTime ? query.filter.from ?? .min : .min
    let end = isByTime ? query.filter.before.map { $0 == .min ? $0 : $0 - 1 } ?? .max : .max
    let start =
      isReversed
      ? PeekPosition(rank: end, id: EventID(rawValue: .max))
      : PeekPosition(rank: from, id: EventID(rawValue: .min))
    last = isReversed ? from : end
    guard let after else {
      self.after = start
      return
    }
    let isBehindStart =
      isReversed
      ? (after.rank, after.id.rawValue) < (start.rank, start.id.rawValue)
      : (after.rank, after.id.rawValue) > (start.rank, start.id.rawValue)
    self.after = isBehindStart ? after : start
  }
}
