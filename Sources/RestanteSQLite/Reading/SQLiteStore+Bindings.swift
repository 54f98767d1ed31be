public import RestanteCore

extension SQLiteStore {
  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  public func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await read { (snapshot) throws(StoreError) in
      let statement = try snapshot.sql(
        """
        SELECT binding, event, handler, user, connector, minimum_interval FROM binding
        WHERE portal = ?1 AND app = ?2 AND (?3 IS NULL OR (handler <> '' AND user = ?3))
        ORDER BY binding
        """
      ).bind(portal.rawValue).bind(application.rawValue).bind(user?.rawValue)
      defer { statement.finish() }
      var bindings: [Binding] = []
      while try statement.step() {
        let handler = statement.text(2)
        let acting = statement.integer(3)
        bindings.append(
          Binding(
            id: BindingID(rawValue: statement.integer(0)), application: application,
            event: EventName(stored: statement.text(1)),
            target: handler.isEmpty
              ? .offline
              : .online(handler: handler, user: acting == 0 ? nil : UserID(rawValue: acting)),
            connector: statement.text(4), minimumInterval: statement.optionalInteger(5)))
      }
      return bindings
    }
  }
}
