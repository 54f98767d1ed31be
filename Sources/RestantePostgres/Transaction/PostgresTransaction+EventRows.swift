import RestanteCore

/// Writing and moving events. Every change keeps right what follows from rows.
extension PostgresTransaction {
  func apply(_ changes: RowChanges, in queue: QueueKey) throws(StoreError) {
    let changed = changes.replaced.filter { $0.old.state != $0.new.state }
    var batch = ChangeBatch()
    leave(changes.left, in: queue, &batch)
    takeBodies(changes.replaced.filter { $0.takesBodyOf != nil }, in: queue, &batch)
    change(changed.map(\.new.state), in: queue, &batch)
    remove(changes.removed + changes.forgotten.map(\.row), from: queue, &batch)
    if !changes.forgotten.isEmpty {
      shrinkDepartures(of: changes.forgotten, in: queue, &batch)
    }
    insert(changes.inserted, into: queue, &batch)
    if !changes.restored.isEmpty {
      change(changes.restored.map(\.row.state), in: queue, &batch)
      shrinkDepartures(of: changes.restored.map(\.past), in: queue, &batch)
      state.movements[queue, default: QueueMovements()].insert(Int64(changes.restored.count))
    }
    enter(changes.entered, in: queue, &batch)
    try batch.run(on: session)
  }

  /// Writes the states of events, wherever these stand.
  private func change(_ states: [EventState], in queue: QueueKey, _ batch: inout ChangeBatch) {
    guard !states.isEmpty else { return }
    batch.add(
      """
      UPDATE event e SET (\(EventColumns.changed)) = ROW(\(Self.newColumns))
      FROM unnest($4::bigint[], \(EventColumns.arrays(from: 5)))
        AS k (event, \(EventColumns.changed))
      WHERE e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = k.event
      """,
      queue.parameters + [.ints(states.map(\.id.rawValue))] + EventColumns.parameters(states),
      changes: states.count)
  }

  /// Writes events with what they carry; where they stand is another matter.
  private func insert(
    _ insertions: [RowChanges.Insertion], into queue: QueueKey, _ batch: inout ChangeBatch
  ) {
    guard !insertions.isEmpty else { return }
    let states = insertions.map(\.row.state)
    batch.add(
      """
      INSERT INTO event
        (portal, app, connector, event, message_id, \(EventBody.columns), \(EventColumns.changed))
      SELECT $1, $2, $3, k.event, k.message_id, k.member, k.data, k.checksum, k.publisher,
        k.trace, k.repeats, \(Self.newColumns)
      FROM unnest($4::bigint[], $5::bytea[], $6::bigint[], $7::bytea[], $8::bigint[],
        $9::bigint[], $10::text[], $11::bigint[], \(EventColumns.arrays(from: 12)))
        AS k (event, message_id, \(EventBody.columns), \(EventColumns.changed))
      """,
      queue.parameters + [
        .ints(states.map(\.id.rawValue)), .blobs(states.map(\.messageID.bytes)),
        .optionalInts(insertions.map(\.body.user.stored)), .blobs(insertions.map(\.body.data)),
        .ints(insertions.map { $0.body.checksum(of: $0.row.state) }),
        .optionalInts(insertions.map(\.body.provenance.publisher?.stored)),
        .optionalTexts(insertions.map(\.body.provenance.trace?.text)),
        .ints(insertions.map(\.body.provenance.repeats)),
      ] + EventColumns.parameters(states), changes: insertions.count)
    state.movements[queue, default: QueueMovements()].insert(Int64(insertions.count))
  }

  private static let newColumns = EventColumns.changed.split(separator: ", ")
    .map { "k.\($0)" }.joined(separator: ", ")

  /// Lets events carry what others did, which are about to be removed.
  private func takeBodies(
    _ changes: [RowChanges.Replacement], in queue: QueueKey, _ batch: inout ChangeBatch
  ) {
    guard !changes.isEmpty else { return }
    batch.add(
      """
      UPDATE event e SET member = s.member, data = s.data, checksum = s.checksum,
        publisher = s.publisher, trace = s.trace, repeats = s.repeats
      FROM unnest($4::bigint[], $5::bigint[]) AS k (event, source)
      JOIN event s ON s.portal = $1 AND s.app = $2 AND s.connector = $3 AND s.event = k.source
      WHERE e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = k.event
      """,
      queue.parameters + [
        .ints(changes.map(\.new.body)), .ints(changes.map { $0.takesBodyOf?.body ?? $0.old.body }),
      ], changes: changes.count)
  }

  /// Deletes events that are in no queue any more.
  func remove(_ rows: [EventRow], from queue: QueueKey, _ batch: inout ChangeBatch) {
    guard !rows.isEmpty else { return }
    batch.add(
      """
      DELETE FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = ANY($4::bigint[])
      """, queue.parameters + [.ints(rows.map(\.number))], changes: rows.count)
  }

  /// Deletes unclaimed events that may say another time than the place where they stand.
  func discard(_ rows: [EventRow], in queue: QueueKey) throws(StoreError) {
    guard !rows.isEmpty else { return }
    for row in rows { state.move(-1, row.place, in: queue) }
    for claim in Set(rows.map(\.lastClaim)) where claim != 0 {
      state.idleClaims[queue, default: []].insert(claim)
    }
    var batch = ChangeBatch()
    batch.add(
      """
      DELETE FROM waiting
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = ANY($4::bigint[])
      """, queue.parameters + [.ints(rows.map(\.number))], changes: rows.count)
    remove(rows, from: queue, &batch)
    try batch.run(on: session)
  }

  /// What follows from events' entering the places where they stand. Claims that take events count
  /// them themselves.
  private func enter(_ rows: [EventRow], in queue: QueueKey, _ batch: inout ChangeBatch) {
    for row in rows { state.move(1, row.place, named: row.state.name, in: queue) }
    let waiting = rows.filter { $0.holder == 0 }
    guard !waiting.isEmpty else { return }
    batch.add(
      """
      INSERT INTO waiting
        (portal, app, connector, failed, occurred_at, event, last_claim, message_id, name,
         retry_at)
      SELECT $1, $2, $3, k.failed, k.occurred_at, k.event, k.last_claim, k.message_id, k.name,
        k.retry_at
      FROM unnest($4::boolean[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bytea[],
        $9::text[], $10::bigint[])
        AS k (failed, occurred_at, event, last_claim, message_id, name, retry_at)
      """,
      queue.parameters + [
        .flags(waiting.map(\.state.isFailed)), .ints(waiting.map(\.state.occurredAt)),
        .ints(waiting.map(\.number)), .ints(waiting.map(\.lastClaim)),
        .blobs(waiting.map(\.state.messageID.bytes)), .texts(waiting.map(\.state.name.text)),
        .optionalInts(
          waiting.map { $0.state.isFailed ? $0.state.retryAt?.milliseconds : nil }),
      ], changes: waiting.count)
  }

  /// What follows from events' leaving the places where they stand: nobody waits for them, and no
  /// claim holds them, any more.
  func leave(_ rows: [EventRow], in queue: QueueKey, _ batch: inout ChangeBatch) {
    for row in rows { state.move(-1, row.place, in: queue) }
    let waiting = rows.filter { $0.holder == 0 }
    let held = rows.filter { $0.holder != 0 }
    if !waiting.isEmpty {
      batch.add(
        """
        DELETE FROM waiting w
        USING unnest($4::boolean[], $5::bigint[], $6::bigint[]) AS k (failed, occurred_at, event)
        WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = k.failed
          AND w.occurred_at = k.occurred_at AND w.event = k.event
        """,
        queue.parameters + [
          .flags(waiting.map(\.state.isFailed)), .ints(waiting.map(\.state.occurredAt)),
          .ints(waiting.map(\.number)),
        ], changes: waiting.count)
    }
    if !held.isEmpty { shrinkClaims(of: held, in: queue, &batch) }
    for claim in Set(rows.map(\.lastClaim)) where claim != 0 {
      state.idleClaims[queue, default: []].insert(claim)
    }
  }
}

/// Statements that are sent together, and how many rows each has to change.
struct ChangeBatch {
  private var commands: [Command] = []
  private var expected: [Int?] = []

  /// - Parameter changes: How many rows the statement changes; `nil` for any number.
  mutating func add(_ sql: String, _ parameters: [Parameter], changes: Int?) {
    commands.append(Command(sql, parameters))
    expected.append(changes)
  }

  /// Sends all of them at once and makes sure that each found the rows that were read.
  func run(on session: Session) throws(StoreError) {
    guard !commands.isEmpty else { return }
    let results = try session.run(commands)
    for (result, expected) in zip(results, expected) {
      guard let expected, result.changed != expected else { continue }
      throw StoreError(.corrupt, "\(result.changed) rows changed where \(expected) were read")
    }
  }
}
