import RestanteCore

extension SQLiteSnapshot {
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) throws(StoreError) -> [Binding] {
    try sql(
      """
      SELECT binding, event, handler, user, connector, minimum_interval FROM binding
      WHERE portal = ?1 AND app = ?2 AND (?3 IS NULL OR (handler <> '' AND user = ?3))
      ORDER BY binding
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(user?.rawValue)
      .rows { (reader) throws(StoreError) in Binding(&reader, of: application) }
  }
}
