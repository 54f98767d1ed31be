import RestanteCore
import RestanteSQL

/// Subscribing and unsubscribing.
extension PostgresTransaction {
  func bind(_ operation: BindEvent) throws(StoreError) -> BindEvent.Outcome {
    let (handler, user) = Self.stored(operation.target)
    try lockSettings(of: operation.portal.rawValue)
    let existing = try sql(
      """
      SELECT binding FROM binding WHERE portal = $1 AND app = $2 AND event = $3
        AND lower(handler) = lower($4) AND member = $5 AND connector = $6
      """, .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .text(operation.event.text), .text(handler), .int(user), .text(operation.connector))
    if existing.count > 0 {
      let known = BindingID(rawValue: existing.integer(0, 0))
      return try bindAgain(known, on: operation.portal)
    }
    let number = try nextBinding(on: operation.portal)
    try sql(
      """
      INSERT INTO binding
        (portal, binding, app, event, handler, member, connector, minimum_interval)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """, .int(operation.portal.rawValue), .int(number.rawValue),
      .int(operation.application.rawValue),
      .text(operation.event.text), .text(handler), .int(user), .text(operation.connector),
      .optionalInt(operation.minimumInterval))
    if !handler.isEmpty { try insertHandler(of: operation, numbered: number, url: handler) }
    return .bound(number)
  }

  func unbind(_ operation: UnbindEvent) throws(StoreError) -> Int {
    let scope: [Parameter] = [
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .text(operation.event.text),
    ]
    let common = "DELETE FROM binding WHERE portal = $1 AND app = $2 AND event = $3"
    let removed: Int
    switch operation.selection {
    case .offline(let connector):
      removed = try session.run(
        "\(common) AND handler = '' AND connector = $4", scope + [.text(connector)]
      ).changed
    case .online(let handler, let user):
      removed = try session.run(
        """
        \(common) AND handler <> '' AND lower(handler) = lower($4)
          AND ($5::bigint IS NULL OR member = $5)
        """, scope + [.text(handler), .optionalInt(user?.rawValue)]
      ).changed
    }
    try endHandlers(on: operation.portal)
    return removed
  }

  private static func stored(_ target: Binding.Target) -> (handler: String, user: Int64) {
    switch target {
    case .offline: ("", 0)
    case .online(let handler, let user): (handler, user?.rawValue ?? 0)
    }
  }
}
