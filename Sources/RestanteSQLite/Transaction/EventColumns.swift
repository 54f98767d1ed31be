import RestanteCore

/// The columns of `event` and `past_event` that hold an event's state. What reads and what writes
/// them goes by this list.
enum EventColumns {
  private static let all = [
    "occurred_at", "occurrence", "event", "failed", "message_id", "name", "attempts", "first_at",
    "failed_at", "reason", "retry_at",
  ]

  /// Their names, to be written to.
  static let names = all.joined(separator: ", ")
  /// A parameter for each of them.
  static let parameters = all.map { _ in "?" }.joined(separator: ", ")
  /// Their names in a table that goes by the name `e`, to be read.
  static let read = all.map { "e.\($0)" }.joined(separator: ", ")
}

extension EventState {
  /// Reads ``EventColumns/read``.
  init(_ reader: inout ColumnReader) {
    let occurredAt = reader.integer()
    let occurrence = reader.integer()
    let id = EventID(rawValue: reader.integer())
    let isFailed = reader.flag()
    let messageID = MessageID(stored: reader.bytes())
    let name = EventName(stored: reader.text())
    self.init(
      id: id, occurredAt: occurredAt, occurrence: occurrence, name: name, messageID: messageID,
      isFailed: isFailed, attempts: reader.integer(), firstOccurredAt: reader.integer(),
      failedAt: reader.optionalInteger(), reason: reader.optionalText(),
      retryAt: reader.optionalTime())
  }
}

extension Statement {
  /// Binds ``EventColumns/parameters``.
  @discardableResult
  func bind(_ state: EventState) -> Statement {
    bind(state.occurredAt).bind(state.occurrence).bind(state.id.rawValue).bind(state.isFailed)
      .bind(state.messageID.bytes).bind(state.name.text).bind(state.attempts)
      .bind(state.firstOccurredAt).bind(state.failedAt).bind(state.reason)
      .bind(state.retryAt?.milliseconds)
  }
}

extension EventRow {
  /// The columns that ``init(_:)`` reads, of `event AS e`.
  static let columns = "\(EventColumns.read), e.holder, e.last_claim, e.body"

  init(_ reader: inout ColumnReader) {
    let state = EventState(&reader)
    self.init(
      state: state, holder: reader.integer(), lastClaim: reader.integer(), body: reader.integer())
  }
}

extension Statement {
  /// All rows of a statement that reads ``EventRow/columns``.
  func eventRows() throws(StoreError) -> [EventRow] {
    try rows { (reader) throws(StoreError) in EventRow(&reader) }
  }

  /// The first row of a statement that reads ``EventRow/columns``, `nil` if there is none.
  func eventRow() throws(StoreError) -> EventRow? {
    try first { (reader) throws(StoreError) in EventRow(&reader) }
  }
}
