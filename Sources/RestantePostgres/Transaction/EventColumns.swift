import RestanteCore

/// The columns of `event` that hold an event's state, apart from whether it failed, which is said
/// where it stands. What reads and what writes them goes by these lists.
enum EventColumns {
  private static let fixed = ["event", "message_id"]
  /// The columns that change, and the types of the arrays that they are written from.
  private static let changing = [
    ("occurred_at", "bigint"), ("occurrence", "bigint"), ("name", "text"), ("attempts", "bigint"),
    ("first_at", "bigint"),
    ("failed_at", "bigint"), ("reason", "text"), ("retry_at", "bigint"),
  ]

  /// All of them.
  static let all = fixed + changing.map { $0.0 }
  /// The columns that change.
  static let changed = changing.map { $0.0 }.joined(separator: ", ")

  /// A parameter for each column that changes, as an array, from the one with a number on.
  static func arrays(from first: Int) -> String {
    changing.enumerated().map { "$\(first + $0)::\($1.1)[]" }.joined(separator: ", ")
  }

  /// The values of these parameters.
  static func parameters(_ states: [EventState]) -> [Parameter] {
    [
      .ints(states.map(\.occurredAt)), .ints(states.map(\.occurrence)),
      .texts(states.map(\.name.text)),
      .ints(states.map(\.attempts)), .ints(states.map(\.firstOccurredAt)),
      .optionalInts(states.map(\.failedAt)), .optionalTexts(states.map(\.reason)),
      .optionalInts(states.map(\.retryAt?.milliseconds)),
    ]
  }
}

extension EventRow {
  /// The columns that ``init(_:)`` reads, of `event AS e` and of where the event stands.
  static func columns(failed: String, holder: String, lastClaim: String) -> String {
    EventColumns.all.map { "e.\($0)" }.joined(separator: ", ")
      + ", \(failed) AS failed, \(holder) AS holder, \(lastClaim) AS last_claim"
  }

  /// The same of a table that has them by these names.
  static let names = EventColumns.all.joined(separator: ", ") + ", failed, holder, last_claim"

  /// Those of unclaimed events, `waiting AS w`.
  static let waiting = columns(
    failed: "w.failed", holder: "0::bigint", lastClaim: "w.last_claim")
  /// Those of held events, with ``PostgresTransaction/heldEvents``.
  static let held = columns(failed: "h.failed", holder: "c.claim", lastClaim: "c.claim")

  init(_ reader: inout ColumnReader) {
    let id = EventID(rawValue: reader.integer())
    let messageID = MessageID(stored: reader.bytes())
    var state = EventState(
      id: id, occurredAt: reader.integer(), occurrence: reader.integer(),
      name: EventName(stored: reader.text()), messageID: messageID, attempts: reader.integer(),
      firstOccurredAt: reader.integer(),
      failedAt: reader.optionalInteger(), reason: reader.optionalText(),
      retryAt: reader.optionalTime())
    state.isFailed = reader.flag()
    self.init(
      state: state, holder: reader.integer(), lastClaim: reader.integer(), body: id.rawValue)
  }
}

extension EventBody {
  /// The columns that ``init(_:of:in:)`` reads.
  static let columns = "member, data, checksum, publisher, trace, repeats"
  /// The same of a table that goes by the name `e`.
  static let read = columns.split(separator: ", ").map { "e.\($0)" }.joined(separator: ", ")

  /// Reads what an event carries.
  ///
  /// - Throws: ``RestanteCore/StoreError``: `corrupt` when it is damaged.
  init(
    _ reader: inout ColumnReader, of state: EventState, in queue: QueueKey
  ) throws(StoreError) {
    self.init(user: ActingUser(stored: reader.optionalInteger()), data: reader.bytes())
    let checksum = reader.optionalInteger()
    provenance = EventProvenance(
      publisher: reader.optionalInteger().map(CredentialID.init(stored:)),
      trace: reader.optionalText().flatMap(TraceParent.init), repeats: reader.integer())
    try verify(checksum, of: state, in: queue)
  }
}
