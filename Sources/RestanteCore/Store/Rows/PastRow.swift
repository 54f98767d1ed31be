/// A past event as stores keep it.
public struct PastRow: Sendable, Hashable {
  /// The event as it was, in nobody's hands.
  public var row: EventRow
  /// When it left.
  public var leftAt: Timestamp
  /// The number of the departure that it left with.
  public var departure: Int64
  /// The process id that it left with.
  public var processID: ProcessID
  /// How it left, as ``PastEvent/Departure`` spells it.
  public var kind: String
  /// Whether it passes the filter that was asked for.
  public var passes: Bool

  /// Creates a row.
  public init(
    row: EventRow, leftAt: Timestamp, departure: Int64, processID: ProcessID, kind: String,
    passes: Bool
  ) {
    self.row = row
    self.leftAt = leftAt
    self.departure = departure
    self.processID = processID
    self.kind = kind
    self.passes = passes
  }

  /// Its place in the history.
  public var position: HistoryPosition { HistoryPosition(leftAt: leftAt, id: row.state.id) }

  /// The past event that the row and what it carries make.
  public func event(_ body: EventBody) throws(StoreError) -> PastEvent {
    PastEvent(
      event: row.event(body, processID: processID), departure: try way(), leftAt: leftAt)
  }

  /// Where the event is.
  func standing() throws(StoreError) -> PeekedEvent.Standing {
    .past(try way(), with: processID, at: leftAt)
  }

  private func way() throws(StoreError) -> PastEvent.Departure {
    guard let departure = PastEvent.Departure(rawValue: kind) else {
      throw StoreError(.corrupt, "an event has the unknown departure \(kind)")
    }
    return departure
  }
}

extension HistoryPage {
  /// The page that rows make: as many as bytes allow of those that pass.
  ///
  /// - Parameters:
  ///   - rows: What was looked at, in the order of the history.
  ///   - query: What was asked for.
  ///   - body: Reads what an event carries.
  public init(
    of rows: [PastRow], _ query: ReadHistory,
    body: (EventRow) throws(StoreError) -> EventBody
  ) throws(StoreError) {
    self.init(next: rows.count == query.limit ? rows.last?.position : nil)
    var bytes = 0
    var last: HistoryPosition?
    for past in rows {
      if past.passes {
        let body = try body(past.row)
        bytes += body.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.maxBytes, !events.isEmpty {
          next = last
          return
        }
        events.append(try past.event(body))
      }
      last = past.position
    }
  }
}
