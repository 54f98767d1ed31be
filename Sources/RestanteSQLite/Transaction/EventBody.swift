import RestanteCore

/// Reading and writing what events carry.
extension SQLiteTransaction {
  /// Writes what a new event carries; returns where.
  func insertBody(data: [UInt8], user: ActingUser) throws(StoreError) -> Int64 {
    let statement = try sql("INSERT INTO body (user, data) VALUES (?, ?) RETURNING body")
    statement.bind(user.stored).bind(data)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a body was not written") }
    return statement.integer(0)
  }

  func replaceBody(_ body: Int64, data: [UInt8], user: ActingUser) throws(StoreError) {
    try sql("UPDATE body SET user = ?, data = ? WHERE body = ?")
      .bind(user.stored).bind(data).bind(body).run()
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
  func body(_ number: Int64) throws(StoreError) -> EventBody {
    let statement = try sql("SELECT user, data FROM body WHERE body = ?").bind(number)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "body \(number) is missing") }
    return EventBody(
      user: ActingUser(stored: statement.optionalInteger(0)), data: statement.blob(1))
  }
}
