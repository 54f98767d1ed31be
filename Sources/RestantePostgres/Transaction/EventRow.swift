import RestanteCore

/// An event without its data, and where it stands.
struct EventRow {
  var occurredAt: Int64
  var number: Int64
  var messageID: [UInt8]
  var name: String
  var attempts: Int64
  var firstAt: Int64
  var failedAt: Int64?
  var reason: String?
  /// In milliseconds: when it is retried by itself as long as it is a dead letter.
  var retryAt: Int64?
  /// The claim that holds it, 0 for none.
  var holder: Int64
  var isFailed: Bool
  /// The claim whose process id may act on it: the one that holds it, or held it last until its
  /// lease was over; 0 for none.
  var lastClaim: Int64

  /// The columns that ``init(_:_:)`` reads first, of `event AS e`. Three more follow them: holder,
  /// whether the event failed, and its last claim.
  static let columns = """
    e.occurred_at, e.event, e.message_id, e.name, e.attempts, e.first_at, e.failed_at, e.reason, \
    e.retry_at
    """

  init(_ rows: Rows, _ row: Int) {
    self.occurredAt = rows.integer(row, 0)
    self.number = rows.integer(row, 1)
    self.messageID = rows.bytes(row, 2)
    self.name = rows.text(row, 3)
    self.attempts = rows.integer(row, 4)
    self.firstAt = rows.integer(row, 5)
    self.failedAt = rows.optionalInteger(row, 6)
    self.reason = rows.optionalText(row, 7)
    self.retryAt = rows.optionalInteger(row, 8)
    self.holder = rows.integer(row, 9)
    self.isFailed = rows.flag(row, 10)
    self.lastClaim = rows.integer(row, 11)
  }

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

/// What an event carries.
struct EventBody {
  var user: ActingUser
  var data: [UInt8]

  init(user: ActingUser, data: [UInt8]) {
    self.user = user
    self.data = data
  }

  /// Reads the columns `member` and `data` from the column with the number.
  init(_ rows: Rows, _ row: Int, _ column: Int32) {
    user = Self.user(stored: rows.optionalInteger(row, column))
    data = rows.bytes(row, column + 1)
  }

  /// The stored form of a user: `nil` undisclosed, 0 nobody, else the number.
  static func stored(_ user: ActingUser) -> Int64? {
    switch user {
    case .undisclosed: nil
    case .nobody: 0
    case .user(let id): id.rawValue
    }
  }

  /// The user behind the stored form.
  static func user(stored number: Int64?) -> ActingUser {
    guard let number else { return .undisclosed }
    return number == 0 ? .nobody : .user(UserID(rawValue: number))
  }
}

extension Rows {
  /// All rows of a statement that reads the columns of ``EventRow``.
  func eventRows() -> [EventRow] { (0..<count).map { EventRow(self, $0) } }

  /// The numbers in the first column.
  func numbers() -> [Int64] { (0..<count).map { integer($0, 0) } }
}
