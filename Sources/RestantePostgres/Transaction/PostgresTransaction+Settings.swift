import RestanteCore
import RestanteJSON
import RestanteSQL

/// Options of applications and event names of portals.
extension PostgresTransaction {
  func setOptions(_ options: JSONObject, of owner: OptionOwner) throws(StoreError) {
    try sql(
      """
      INSERT INTO app_options (portal, app, member, options) VALUES ($1, $2, $3, $4)
      ON CONFLICT (portal, app, member) DO UPDATE SET options = excluded.options
      """, .int(owner.portal.rawValue), .int(owner.application.rawValue),
      .int(owner.user?.rawValue ?? -1), .bytes(JSONValue.object(options).encoded()))
  }

  func addEventName(_ name: PortalEventName, on portal: PortalID) throws(StoreError) {
    let number = try nextNumber("event_name", portal: portal)
    try sql(
      "INSERT INTO event_name (portal, number, event, scope) VALUES ($1, $2, $3, $4)",
      .int(portal.rawValue), .int(number), .text(name.event.text), .text(name.scope))
  }
}
