public import RestanteCore
public import RestanteJSON

extension SQLiteStore {
  /// An owner's options in the order in which their names first came.
  public func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try await read { (snapshot) throws(StoreError) in try snapshot.options(of: owner) }
  }

  /// The event names of a portal's own, in the order in which they were added.
  public func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try await read { (snapshot) throws(StoreError) in try snapshot.eventNames(on: portal) }
  }
}

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
