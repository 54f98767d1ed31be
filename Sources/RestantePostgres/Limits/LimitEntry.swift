import RestanteCore

/// One row of `limit_share`: what a node counted in one round for one bucket, or for one subject
/// and minute.
struct LimitEntry {
  enum Subject: Hashable {
    case requests(RequestBucket)
    case operating(OperatingSubject, minute: Int64)
  }

  var subject: Subject
  var amount: Int64
  var node: Int64 = 0
  var round: Int64 = 0
  var at = Timestamp(milliseconds: 0)

  /// The maximum number of entries in one round. Beyond that the smallest are not told.
  private static let most = 10_000

  /// What changes come to.
  static func entries(_ changes: LimitChanges) -> [LimitEntry] {
    var entries = changes.requests.map {
      LimitEntry(subject: .requests($0.key), amount: $0.value)
    }
    for (subject, minutes) in changes.operating {
      entries += minutes.map {
        LimitEntry(subject: .operating(subject, minute: $0.key), amount: $0.value)
      }
    }
    guard entries.count > most else { return entries }
    return Array(entries.sorted { $0.amount > $1.amount }.prefix(most))
  }

  var portal: Int64 {
    switch subject {
    case .requests(let bucket): bucket.portal?.rawValue ?? 0
    case .operating(let subject, _): subject.portal.rawValue
    }
  }

  var source: String? {
    if case .requests(let bucket) = subject { bucket.source } else { nil }
  }

  var minute: Int64? {
    if case .operating(_, let minute) = subject { minute } else { nil }
  }

  var method: String? {
    if case .operating(let subject, _) = subject { subject.method } else { nil }
  }

  var application: Int64? {
    guard case .operating(let subject, _) = subject,
      case .application(let application) = subject.credential
    else { return nil }
    return application.rawValue
  }

  var webhook: [UInt8]? {
    guard case .operating(let subject, _) = subject, case .webhook(let hash) = subject.credential
    else { return nil }
    return hash.bytes
  }
}

/// What a node counted in one round.
struct LimitRound {
  var node: Int64
  var round: Int64
  var at: Timestamp
  var changes = LimitChanges()

  /// The rounds that entries make up; entries of one round stand together.
  static func rounds(_ entries: [LimitEntry]) -> [LimitRound] {
    var rounds: [LimitRound] = []
    for entry in entries {
      if rounds.last?.node != entry.node || rounds.last?.round != entry.round {
        rounds.append(LimitRound(node: entry.node, round: entry.round, at: entry.at))
      }
      rounds[rounds.count - 1].add(entry)
    }
    return rounds
  }

  private mutating func add(_ entry: LimitEntry) {
    switch entry.subject {
    case .requests(let bucket): changes.requests[bucket, default: 0] += entry.amount
    case .operating(let subject, let minute):
      changes.operating[subject, default: [:]][minute, default: 0] += entry.amount
    }
  }
}

extension PostgresTransaction {
  /// Writes a round of a node, which gets a name if it has none; returns the name.
  func tell(
    _ entries: [LimitEntry], of node: Int64?, round: Int64
  ) throws(StoreError) -> Int64 {
    let name = if let node { node } else { try newNode() }
    try sql(
      """
      INSERT INTO limit_share
        (portal, node, round, entry, at, amount, source, minute, app, webhook, method)
      SELECT k.portal, $1, $2, k.entry, $3, k.amount, k.source, k.minute, k.app, k.webhook, k.method
      FROM unnest($4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::bigint[], $9::bytea[],
        $10::text[]) WITH ORDINALITY
        AS k (portal, amount, source, minute, app, webhook, method, entry)
      """, .int(name), .int(round), .int(now.milliseconds), .ints(entries.map(\.portal)),
      .ints(entries.map(\.amount)), .optionalTexts(entries.map(\.source)),
      .optionalInts(entries.map(\.minute)), .optionalInts(entries.map(\.application)),
      .optionalBlobs(entries.map(\.webhook)), .optionalTexts(entries.map(\.method)))
    return name
  }

  private func newNode() throws(StoreError) -> Int64 {
    try sql("SELECT nextval('limit_node')").integer(0, 0)
  }

  /// Deletes what counts no more. What another node deletes at the moment is left to it.
  func forgetLimitEntries(before end: Timestamp) throws(StoreError) {
    try sql(
      """
      DELETE FROM limit_share WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM limit_share WHERE at < $1 LIMIT 100000 FOR UPDATE SKIP LOCKED))
      """, .int(end.milliseconds))
  }
}

extension PostgresSnapshot {
  /// What nodes told since a time, round by round, the earlier ones first.
  func limitEntries(since start: Timestamp) throws(StoreError) -> [LimitEntry] {
    let rows = try sql(
      """
      SELECT portal, node, round, at, amount, source, minute, app, webhook, method
      FROM limit_share WHERE at >= $1 ORDER BY at, node, round
      """, .int(start.milliseconds))
    return (0..<rows.count).map { row in
      LimitEntry(
        subject: subject(rows, row), amount: rows.integer(row, 4), node: rows.integer(row, 1),
        round: rows.integer(row, 2), at: Timestamp(milliseconds: rows.integer(row, 3)))
    }
  }

  private func subject(_ rows: Rows, _ row: Int) -> LimitEntry.Subject {
    let portal = PortalID(rawValue: rows.integer(row, 0))
    if let source = rows.optionalText(row, 5) {
      return .requests(
        RequestBucket(portal: portal.rawValue == 0 ? nil : portal, source: source))
    }
    let credential: OperatingSubject.Credential =
      if let hash = rows.optionalBytes(row, 8) {
        .webhook(SecretHash(stored: hash))
      } else {
        .application(ApplicationID(rawValue: rows.integer(row, 7)))
      }
    return .operating(
      OperatingSubject(portal: portal, credential: credential, method: rows.text(row, 9)),
      minute: rows.integer(row, 6))
  }
}
