import RestanteCore

/// What was set for queues.
extension SQLiteTransaction {
  func setQueueOverrides(
    _ overrides: QueueOverrides, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    try sql("UPDATE application SET queue_choices = ? WHERE portal = ? AND app = ?")
      .bind(overrides.storedText).bind(portal.rawValue).bind(application.rawValue).run()
    forgetSettings()
  }

  func setQueueDefaults(_ overrides: QueueOverrides, of portal: PortalID) throws(StoreError) {
    try sql("UPDATE portal SET queue_defaults = ? WHERE portal = ?")
      .bind(overrides.storedText).bind(portal.rawValue).run()
    forgetSettings()
  }

  private func forgetSettings() {
    state.settings.removeAll()
    state.identityChanged = true
  }

  func settings(of queue: QueueKey) throws(StoreError) -> QueueSettings {
    let key = WriterState.ApplicationKey(portal: queue.portal, application: queue.application)
    if let known = state.settings[key] { return known }
    guard let settings = try storedSettings(of: queue) else { return QueueSettings() }
    state.settings[key] = settings
    return settings
  }
}

extension StatementSource {
  /// What counts for a queue; `nil` when there is no such application.
  func storedSettings(of queue: QueueKey) throws(StoreError) -> QueueSettings? {
    try sql(
      """
      SELECT a.queue_choices, p.queue_defaults
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.portal = ? AND a.app = ?
      """
    ).bind(queue.portal.rawValue).bind(queue.application.rawValue)
      .first { (reader) throws(StoreError) in
        QueueSettings(
          application: try reader.queueChoices(), portal: try reader.queueChoices())
      }
  }
}
