import RestanteCore

extension PostgresSnapshot {
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) throws(StoreError) -> [Binding] {
    try sql(
      """
      SELECT binding, event, handler, member, connector, minimum_interval FROM binding
      WHERE portal = $1 AND app = $2
        AND ($3::bigint IS NULL OR (handler <> '' AND member = $3))
      ORDER BY binding
      """, .int(portal.rawValue), .int(application.rawValue), .optionalInt(user?.rawValue)
    ).read { Binding(&$0, of: application) }
  }
}
