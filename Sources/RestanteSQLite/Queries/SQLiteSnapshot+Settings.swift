import RestanteCore
import RestanteJSON

/// Options of applications and event names of portals, for readers and the writer alike.
extension StatementSource {
  func options(of owner: OptionOwner) throws(StoreError) -> JSONObject {
    let statement = try sql(
      "SELECT options FROM app_options WHERE portal = ? AND app = ? AND user = ?"
    ).bind(owner.portal.rawValue).bind(owner.application.rawValue)
      .bind(owner.user?.rawValue ?? -1)
    defer { statement.finish() }
    guard try statement.step() else { return [:] }
    guard let options = (try? JSONParser().parse(statement.text(0)))?.objectValue else {
      throw StoreError(.corrupt, "stored options are not a JSON object")
    }
    return options
  }

  func eventNames(on portal: PortalID) throws(StoreError) -> [PortalEventName] {
    let statement = try sql(
      "SELECT event, scope FROM event_name WHERE portal = ? ORDER BY number"
    ).bind(portal.rawValue)
    defer { statement.finish() }
    var names: [PortalEventName] = []
    while try statement.step() {
      names.append(
        PortalEventName(event: EventName(stored: statement.text(0)), scope: statement.text(1)))
    }
    return names
  }
}
