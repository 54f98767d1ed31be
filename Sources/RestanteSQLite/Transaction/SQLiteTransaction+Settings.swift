import RestanteCore
import RestanteJSON

/// Options of applications and event names of portals.
extension SQLiteTransaction {
  func setOptions(_ operation: SetOptions) throws(StoreError) -> SetOptions.Outcome {
    guard let options = operation.applied(to: try self.options(of: operation.owner)) else {
      return .tooLarge
    }
    let statement = try sql(
      "INSERT OR REPLACE INTO app_options (portal, app, user, options) VALUES (?, ?, ?, ?)")
    statement.bind(operation.owner.portal.rawValue).bind(operation.owner.application.rawValue)
    try statement.bind(operation.owner.user?.rawValue ?? -1)
      .bind(JSONValue.object(options).encodedString(.plain)).run()
    return .stored
  }

  func addEventName(_ operation: AddEventName) throws(StoreError) -> AddEventName.Outcome {
    let known = try eventNames(on: operation.portal)
    let isKnown = known.contains { other in
      other.event == operation.name.event && other.scope.isSameBytes(as: operation.name.scope)
    }
    if isKnown { return .known }
    guard known.count < PortalEventName.mostPerPortal else { return .full }
    let number = try nextNumber("event_name", portal: operation.portal)
    let statement = try sql(
      "INSERT INTO event_name (portal, number, event, scope) VALUES (?, ?, ?, ?)")
    try statement.bind(operation.portal.rawValue).bind(number)
      .bind(operation.name.event.text).bind(operation.name.scope).run()
    return .added
  }
}
