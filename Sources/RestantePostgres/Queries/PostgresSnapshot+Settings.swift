import RestanteCore
import RestanteJSON
import RestanteSQL

/// Options of applications and event names of portals, for readers and the writer alike.
extension StatementSource {
  func options(of owner: OptionOwner) throws(StoreError) -> JSONObject {
    try hold(owner.portal)
    let rows = try sql(
      "SELECT options FROM app_options WHERE portal = $1 AND app = $2 AND member = $3",
      .int(owner.portal.rawValue), .int(owner.application.rawValue),
      .int(owner.user?.rawValue ?? -1))
    guard rows.count > 0 else { return [:] }
    guard let options = (try? JSONParser().parse(rows.bytes(0, 0)))?.objectValue else {
      throw StoreError(.corrupt, "stored options are not a JSON object")
    }
    return options
  }

  func eventNames(on portal: PortalID) throws(StoreError) -> [PortalEventName] {
    try hold(portal)
    let rows = try sql(
      "SELECT event, scope FROM event_name WHERE portal = $1 ORDER BY number",
      .int(portal.rawValue))
    return (0..<rows.count).map { row in
      PortalEventName(event: EventName(stored: rows.text(row, 0)), scope: rows.text(row, 1))
    }
  }
}
