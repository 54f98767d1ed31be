import RestanteCore

/// How deep queues are.
extension SQLiteSnapshot {
  func depths(on portal: PortalID) throws(StoreError) -> [(QueueKey, QueueDepth)] {
    let statement = try sql(
      "SELECT app, connector, pending, claimed, failed FROM queue WHERE portal = ?"
    ).bind(portal.rawValue)
    return try statement.rows { (reader) throws(StoreError) in
      let key = QueueKey(
        portal: portal, application: reader.application(), connector: reader.text())
      return (
        key,
        QueueDepth(
          pending: reader.integer(), claimed: reader.integer(), failed: reader.integer())
      )
    }
  }
}
