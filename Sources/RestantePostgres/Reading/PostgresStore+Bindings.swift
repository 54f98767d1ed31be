public import RestanteCore

extension PostgresStore {
  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  public func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await readers.read { (snapshot, _) throws(StoreError) in
      let rows = try snapshot.sql(
        """
        SELECT binding, event, handler, member, connector, minimum_interval FROM binding
        WHERE portal = $1 AND app = $2
          AND ($3::bigint IS NULL OR (handler <> '' AND member = $3))
        ORDER BY binding
        """, .int(portal.rawValue), .int(application.rawValue), .optionalInt(user?.rawValue))
      return (0..<rows.count).map { row in
        let handler = rows.text(row, 2)
        let acting = rows.integer(row, 3)
        return Binding(
          id: BindingID(rawValue: rows.integer(row, 0)), application: application,
          event: EventName(stored: rows.text(row, 1)),
          target: handler.isEmpty
            ? .offline
            : .online(handler: handler, user: acting == 0 ? nil : UserID(rawValue: acting)),
          connector: rows.text(row, 4), minimumInterval: rows.optionalInteger(row, 5))
      }
    }
  }
}
