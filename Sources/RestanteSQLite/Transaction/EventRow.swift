import RestanteCore

/// The narrow row of an event: all but what it carries.
struct EventRow {
  var occurredAt: Int64
  var number: Int64
  /// The claim that holds it, 0 for none.
  var holder: Int64
  var isFailed: Bool
  var messageID: [UInt8]
  var name: String
  var attempts: Int64
  var firstAt: Int64
  var failedAt: Int64?
  /// The claim whose process id may act on it: the one that holds it, or held it last until its
  /// lease was over; 0 for none.
  var lastClaim: Int64
  /// The number of the row that holds what it carries.
  var body: Int64
  /// Why it last failed.
  var reason: String?
  /// In milliseconds: when it is retried by itself as long as it is a dead letter.
  var retryAt: Int64?

  /// The columns that ``init(_:)`` reads, in its order, of a table that goes by the name `e`.
  static let columns = """
    e.occurred_at, e.event, e.holder, e.failed, e.message_id, e.name, e.attempts, e.first_at, \
    e.failed_at, e.last_claim, e.body, e.reason, e.retry_at
    """

  /// How many columns those are.
  static let columnCount: Int32 = 13

  init(_ statement: Statement) {
    self.occurredAt = statement.integer(0)
    self.number = statement.integer(1)
    self.holder = statement.integer(2)
    self.isFailed = statement.flag(3)
    self.messageID = statement.blob(4)
    self.name = statement.text(5)
    self.attempts = statement.integer(6)
    self.firstAt = statement.integer(7)
    self.failedAt = statement.optionalInteger(8)
    self.lastClaim = statement.integer(9)
    self.body = statement.integer(10)
    self.reason = statement.optionalText(11)
    self.retryAt = statement.optionalInteger(12)
  }

  /// A new pending event.
  init(number: Int64, occurredAt: Int64, messageID: [UInt8], name: String, body: Int64) {
    self.occurredAt = occurredAt
    self.number = number
    self.holder = 0
    self.isFailed = false
    self.messageID = messageID
    self.name = name
    self.attempts = 0
    self.firstAt = occurredAt
    self.failedAt = nil
    self.lastClaim = 0
    self.body = body
    self.reason = nil
    self.retryAt = nil
  }

  /// Whether it failed and nobody holds it.
  var isDeadLetter: Bool { holder == 0 && isFailed }

  /// Whether nobody holds it but a claim whose lease is over may act on it.
  var isReturned: Bool { holder == 0 && lastClaim != 0 }

  /// The event that the row and its body make.
  func event(body: EventBody, processID: ProcessID) -> OfflineEvent {
    OfflineEvent(
      id: EventID(rawValue: number), occurredAt: occurredAt, name: EventName(stored: name),
      data: body.data, user: body.user, messageID: MessageID(stored: messageID),
      processID: processID, isFailed: isFailed, attempts: attempts, firstOccurredAt: firstAt,
      failedAt: failedAt, reason: reason,
      retryAt: retryAt.map(Timestamp.init(milliseconds:)))
  }

  /// Takes over what a rule changed of an event besides its body and its place: state, attempts and
  /// all about its failure.
  mutating func adopt(_ event: OfflineEvent) {
    isFailed = event.isFailed
    attempts = event.attempts
    failedAt = event.failedAt
    reason = event.reason
    retryAt = event.retryAt?.milliseconds
  }

  /// The event without what it carries, for rules that do not look at that.
  var narrowEvent: OfflineEvent {
    event(body: EventBody(user: .nobody, data: []), processID: .unclaimed)
  }
}

extension Statement {
  /// All rows of a statement that reads ``EventRow/columns``.
  func eventRows() throws(StoreError) -> [EventRow] {
    defer { finish() }
    var rows: [EventRow] = []
    while try step() { rows.append(EventRow(self)) }
    return rows
  }

  /// The first row of a statement that reads ``EventRow/columns``, `nil` if there is none.
  func eventRow() throws(StoreError) -> EventRow? {
    defer { finish() }
    return try step() ? EventRow(self) : nil
  }
}
