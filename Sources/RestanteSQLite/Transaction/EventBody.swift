import RestanteCore

/// What an event carries.
struct EventBody {
  var user: ActingUser
  var data: [UInt8]

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

/// Reading and writing what events carry.
extension SQLiteTransaction {
  /// Writes what a new event carries; answers where.
  func insertBody(data: [UInt8], user: ActingUser) throws(StoreError) -> Int64 {
    let statement = try sql("INSERT INTO body (user, data) VALUES (?, ?) RETURNING body")
    statement.bind(EventBody.stored(user)).bind(data)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a body was not written") }
    return statement.integer(0)
  }

  func replaceBody(_ body: Int64, data: [UInt8], user: ActingUser) throws(StoreError) {
    try sql("UPDATE body SET user = ?, data = ? WHERE body = ?")
      .bind(EventBody.stored(user)).bind(data).bind(body).run()
  }
}

extension StatementSource {
  /// What an event carries.
  func body(_ number: Int64) throws(StoreError) -> EventBody {
    let statement = try sql("SELECT user, data FROM body WHERE body = ?").bind(number)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "body \(number) is missing") }
    return EventBody(
      user: EventBody.user(stored: statement.optionalInteger(0)), data: statement.blob(1))
  }
}
