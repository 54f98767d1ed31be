import RestanteCore
import RestanteJSON
import RestanteSQL

/// Options of applications and event names of portals.
extension SQLiteTransaction {
  func setOptions(_ options: JSONObject, of owner: OptionOwner) throws(StoreError) {
    let statement = try sql(
      "INSERT OR REPLACE INTO app_options (portal, app, user, options) VALUES (?, ?, ?, ?)")
    statement.bind(owner.portal.rawValue).bind(owner.application.rawValue)
    try statement.bind(owner.user?.rawValue ?? -1)
      .bind(JSONValue.object(options).encodedString(.plain)).run()
  }

  func addEventName(_ name: PortalEventName, on portal: PortalID) throws(StoreError) {
    let number = try nextNumber("event_name", portal: portal)
    try sql("INSERT INTO event_name (portal, number, event, scope) VALUES (?, ?, ?, ?)")
      .bind(portal.rawValue).bind(number).bind(name.event.text).bind(name.scope).run()
  }
}
