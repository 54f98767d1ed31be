import RestanteCore

/// Reading and writing what events carry.
extension SQLiteTransaction {
  /// Writes what a new event carries; returns where.
  func insertBody(_ body: EventBody, of state: EventState) throws(StoreError) -> Int64 {
    let statement = try sql(
      "INSERT INTO body (user, data, checksum) VALUES (?, ?, ?) RETURNING body")
    statement.bind(body.user.stored).bind(body.data).bind(body.checksum(of: state))
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a body was not written") }
    return statement.integer(0)
  }

  func replaceBody(
    _ number: Int64, by body: EventBody, of state: EventState
  ) throws(StoreError) {
    try sql("UPDATE body SET user = ?, data = ?, checksum = ? WHERE body = ?")
      .bind(body.user.stored).bind(body.data).bind(body.checksum(of: state)).bind(number).run()
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
    let statement = try sql("SELECT user, data, checksum FROM body WHERE body = ?").bind(row.body)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "body \(row.body) is missing") }
    let body = EventBody(
      user: ActingUser(stored: statement.optionalInteger(0)), data: statement.blob(1))
    try body.verify(statement.optionalInteger(2), of: row.state, in: queue)
    return body
  }
}
