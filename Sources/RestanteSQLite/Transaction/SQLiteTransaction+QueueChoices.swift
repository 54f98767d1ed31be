import RestanteCore

/// What was decided about queues, and what follows from it.
extension SQLiteTransaction {
  func configureQueues(
    _ operation: ConfigureQueues
  ) throws(StoreError) -> QueueConfiguration {
    // What is over already ended by the settings that were valid then.
    try endClaims(on: operation.portal)
    guard let known = try storedChoices(of: operation.application, on: operation.portal) else {
      throw StoreError(.corrupt, "there is no such application")
    }
    let choices = operation.changes.applied(to: known.application)
    try sql("UPDATE application SET queue_choices = ? WHERE portal = ? AND app = ?")
      .bind(choices.storedText).bind(operation.portal.rawValue)
      .bind(operation.application.rawValue).run()
    noteNewSettings()
    return QueueConfiguration(
      choices: choices, settings: QueueSettings(application: choices, portal: known.portal))
  }

  func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueChoices {
    try endClaims(on: operation.portal)
    let choices = operation.changes.applied(to: try storedDefaults(on: operation.portal))
    try sql("UPDATE portal SET queue_defaults = ? WHERE portal = ?")
      .bind(choices.storedText).bind(operation.portal.rawValue).run()
    noteNewSettings()
    return choices
  }

  private func storedDefaults(on portal: PortalID) throws(StoreError) -> QueueChoices {
    let statement = try sql("SELECT queue_defaults FROM portal WHERE portal = ?")
      .bind(portal.rawValue)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "there is no such portal") }
    return try statement.queueChoices(0)
  }

  private func noteNewSettings() {
    state.settings.removeAll()
    state.identityChanged = true
  }

  /// What counts for a queue.
  func settings(of queue: QueueKey) throws(StoreError) -> QueueSettings {
    let key = WriterState.ApplicationKey(portal: queue.portal, application: queue.application)
    if let known = state.settings[key] { return known }
    guard let choices = try storedChoices(of: key.application, on: key.portal) else {
      return QueueSettings()
    }
    let settings = QueueSettings(application: choices.application, portal: choices.portal)
    state.settings[key] = settings
    return settings
  }
}

extension StatementSource {
  /// What an application and its portal decided; `nil` when there is no such application.
  func storedChoices(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> (application: QueueChoices, portal: QueueChoices)? {
    let statement = try sql(
      """
      SELECT a.queue_choices, p.queue_defaults
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.portal = ? AND a.app = ?
      """
    ).bind(portal.rawValue).bind(application.rawValue)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return (try statement.queueChoices(0), try statement.queueChoices(1))
  }
}

extension Statement {
  /// The choices that a column holds.
  func queueChoices(_ column: Int32) throws(StoreError) -> QueueChoices {
    let text = text(column)
    guard let choices = QueueChoices(storedText: text) else {
      throw StoreError(.corrupt, "choices about queues are not understood: \(text)")
    }
    return choices
  }
}
