import RestanteCore
import RestanteJSON

/// Options of applications and event names of portals.
extension PostgresTransaction {
  func setOptions(_ operation: SetOptions) throws(StoreError) -> SetOptions.Outcome {
    let owner = operation.owner
    try lockSettings(of: owner.portal.rawValue)
    guard let options = operation.applied(to: try self.options(of: owner)) else {
      return .tooLarge
    }
    try sql(
      """
      INSERT INTO app_options (portal, app, member, options) VALUES ($1, $2, $3, $4)
      ON CONFLICT (portal, app, member) DO UPDATE SET options = excluded.options
      """, .int(owner.portal.rawValue), .int(owner.application.rawValue),
      .int(owner.user?.rawValue ?? -1), .bytes(JSONValue.object(options).encoded()))
    return .stored
  }

  func addEventName(_ operation: AddEventName) throws(StoreError) -> AddEventName.Outcome {
    try lockSettings(of: operation.portal.rawValue)
    let known = try eventNames(on: operation.portal)
    let isKnown = known.contains { other in
      other.event == operation.name.event && other.scope.isSameBytes(as: operation.name.scope)
    }
    if isKnown { return .known }
    guard known.count < PortalEventName.mostPerPortal else { return .full }
    let number = try nextNumber("event_name", portal: operation.portal.rawValue)
    try sql(
      "INSERT INTO event_name (portal, number, event, scope) VALUES ($1, $2, $3, $4)",
      .int(operation.portal.rawValue), .int(number), .text(operation.name.event.text),
      .text(operation.name.scope))
    return .added
  }
}
