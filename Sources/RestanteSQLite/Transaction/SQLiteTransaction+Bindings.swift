import RestanteCore
import RestanteSQL

/// Subscribing and unsubscribing.
extension SQLiteTransaction {
  func bind(_ operation: BindEvent) throws(StoreError) -> BindEvent.Outcome {
    let (handler, user) = Self.stored(operation.target)
    let existing = try sql(
      """
      SELECT binding FROM binding WHERE portal = ? AND app = ? AND event = ? AND handler = ?
        AND user = ? AND connector = ?
      """)
    existing.bind(operation.portal.rawValue).bind(operation.application.rawValue)
    existing.bind(operation.event.text).bind(handler).bind(user).bind(operation.connector)
    let known = try existing.first { (reader) throws(StoreError) in reader.integer() }
    if let known { return try bindAgain(BindingID(rawValue: known), on: operation.portal) }
    let number = try nextBinding(on: operation.portal)
    let insert = try sql(
      """
      INSERT INTO binding
        (portal, binding, app, event, handler, user, connector, minimum_interval)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(operation.portal.rawValue).bind(number.rawValue)
    insert.bind(operation.application.rawValue)
    insert.bind(operation.event.text).bind(handler).bind(user).bind(operation.connector)
    try insert.bind(operation.minimumInterval).run()
    if !handler.isEmpty { try insertHandler(of: operation, numbered: number, url: handler) }
    state.candidates.removeAll()
    return .bound(number)
  }

  func unbind(_ operation: UnbindEvent) throws(StoreError) -> Int {
    state.candidates.removeAll()
    let scope = "portal = ? AND app = ? AND event = ? AND handler = ?"
    let delete: Statement
    switch operation.selection {
    case .offline(let connector):
      delete = try sql("DELETE FROM binding WHERE \(scope) AND connector = ?")
      bindScope(of: operation, handler: "", to: delete).bind(connector)
    case .online(let handler, .some(let user)):
      delete = try sql("DELETE FROM binding WHERE \(scope) AND handler <> '' AND user = ?")
      bindScope(of: operation, handler: handler, to: delete).bind(user.rawValue)
    case .online(let handler, nil):
      delete = try sql("DELETE FROM binding WHERE \(scope) AND handler <> ''")
      bindScope(of: operation, handler: handler, to: delete)
    }
    let removed = try delete.run()
    try endHandlers(on: operation.portal)
    return removed
  }

  @discardableResult
  private func bindScope(
    of operation: UnbindEvent, handler: String, to statement: Statement
  ) -> Statement {
    statement.bind(operation.portal.rawValue).bind(operation.application.rawValue)
      .bind(operation.event.text).bind(handler)
  }

  private static func stored(_ target: Binding.Target) -> (handler: String, user: Int64) {
    switch target {
    case .offline: ("", 0)
    case .online(let handler, let user): (handler, user?.rawValue ?? 0)
    }
  }
}
