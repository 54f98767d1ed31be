import RestanteCore

/// Reading and writing what events carry.
extension SQLiteTransaction {
  /// Writes what a new event carries; returns where.
  func insertBody(_ body: EventBody, of state: EventState) throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      INSERT INTO body (user, data, checksum, publisher, trace, repeats)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING body
      """)
    statement.bind(body.user.stored).bind(body.data).bind(body.checksum(of: state))
      .bind(body.provenance.publisher?.stored).bind(body.provenance.trace?.text)
      .bind(body.provenance.repeats)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a body was not written") }
    return statement.integer(0)
  }

  /// Writes what an event carries whose key occurred again.
  func repeatBody(
    _ number: Int64, as body: EventBody, of state: EventState
  ) throws(StoreError) {
    try sql(
      """
      UPDATE body SET user = ?, data = ?, checksum = ?, publisher = ?, trace = ?,
        repeats = repeats + 1
      WHERE body = ?
      """
    ).bind(body.user.stored).bind(body.data).bind(body.checksum(of: state))
      .bind(body.provenance.publisher?.stored).bind(body.provenance.trace?.text).bind(number).run()
  }

  /// Counts that the key of an event occurred again, which carries what it did.
  func repeatBody(_ number: Int64) throws(StoreError) {
    try sql("UPDATE body SET repeats = repeats + 1 WHERE body = ?").bind(number).run()
  }

  /// Deletes what events carry, in its own order.
  func removeBodies(_ bodies: [Int64]) throws(StoreError) {
    for body in bodies.sorted() {
      try sql("DELETE FROM body WHERE body = ?").bind(body).run()
    }
  }
}

extension StatementSource {
  /// What an event carries.
  ///
  /// - Throws: ``RestanteCore/StoreError``: `corrupt` when it is missing or damaged.
  func body(of row: EventRow, in queue: QueueKey) throws(StoreError) -> EventBody {
    let statement = try sql(
      "SELECT user, data, checksum, publisher, trace, repeats FROM body WHERE body = ?"
    ).bind(row.body)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "body \(row.body) is missing") }
    let body = EventBody(
      user: ActingUser(stored: statement.optionalInteger(0)), data: statement.blob(1),
      provenance: EventProvenance(
        publisher: statement.optionalInteger(3).map(CredentialID.init(stored:)),
        trace: statement.optionalText(4).flatMap(TraceParent.init),
        repeats: statement.integer(5)))
    try body.verify(statement.optionalInteger(2), of: row.state, in: queue)
    return body
  }
}
