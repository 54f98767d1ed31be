import RestanteCore

/// What was decided about queues, and what follows from it.
extension PostgresTransaction {
  func configureQueues(
    _ operation: ConfigureQueues
  ) throws(StoreError) -> QueueConfiguration {
    // What is over already ended by the settings that were valid then.
    try endClaims(on: operation.portal)
    try lockSettings(of: operation.portal.rawValue)
    let known = try storedChoices(of: [operation.application], on: operation.portal)
    guard let known = known[operation.application] else {
      throw StoreError(.corrupt, "there is no such application")
    }
    let choices = operation.changes.applied(to: known.application)
    try sql(
      "UPDATE application SET queue_choices = $3 WHERE portal = $1 AND app = $2",
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .text(choices.storedText))
    state.settings.removeAll()
    return QueueConfiguration(
      choices: choices, settings: QueueSettings(application: choices, portal: known.portal))
  }

  func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueChoices {
    try endClaims(on: operation.portal)
    try lockSettings(of: operation.portal.rawValue)
    let rows = try sql(
      "SELECT queue_defaults FROM portal WHERE portal = $1", .int(operation.portal.rawValue))
    guard rows.count == 1 else { throw StoreError(.corrupt, "there is no such portal") }
    let choices = operation.changes.applied(to: try rows.queueChoices(0, 0))
    try sql(
      "UPDATE portal SET queue_defaults = $2 WHERE portal = $1",
      .int(operation.portal.rawValue), .text(choices.storedText))
    state.settings.removeAll()
    return choices
  }

  /// What counts for a queue.
  func settings(of queue: QueueKey) throws(StoreError) -> QueueSettings {
    let key = EventNumbers.ApplicationKey(queue)
    if let known = state.settings[key] { return known }
    try note(
      sql(Self.choicesText, .int(key.portal.rawValue), .ints([key.application.rawValue])),
      on: key.portal)
    return state.settings[key] ?? QueueSettings()
  }

  /// Reads what counts for queues; what it answers is for ``noteSettings(_:of:)``.
  func settingsCommands(for queues: [QueueKey]) -> [(portal: PortalID, command: Command)] {
    Dictionary(grouping: queues, by: \.portal).map { portal, queues in
      let applications = Set(queues.map(\.application.rawValue)).sorted()
      return (
        portal, Command(Self.choicesText, [.int(portal.rawValue), .ints(applications)])
      )
    }
  }

  func note(_ rows: Rows, on portal: PortalID) throws(StoreError) {
    for row in 0..<rows.count {
      let key = EventNumbers.ApplicationKey(
        portal: portal, application: ApplicationID(rawValue: rows.integer(row, 0)))
      state.settings[key] = QueueSettings(
        application: try rows.queueChoices(row, 1), portal: try rows.queueChoices(row, 2))
    }
  }
}

extension StatementSource {
  fileprivate static var choicesText: String {
    """
    SELECT a.app, a.queue_choices, p.queue_defaults
    FROM application a JOIN portal p ON p.portal = a.portal
    WHERE a.portal = $1 AND a.app = ANY($2)
    """
  }

  /// What applications and their portal decided.
  func storedChoices(
    of applications: [ApplicationID], on portal: PortalID
  ) throws(StoreError) -> [ApplicationID: (application: QueueChoices, portal: QueueChoices)] {
    let rows = try sql(
      Self.choicesText, .int(portal.rawValue), .ints(applications.map(\.rawValue)))
    var choices: [ApplicationID: (application: QueueChoices, portal: QueueChoices)] = [:]
    for row in 0..<rows.count {
      choices[ApplicationID(rawValue: rows.integer(row, 0))] = (
        try rows.queueChoices(row, 1), try rows.queueChoices(row, 2)
      )
    }
    return choices
  }
}

extension Rows {
  /// The choices that a column holds.
  func queueChoices(_ row: Int, _ column: Int32) throws(StoreError) -> QueueChoices {
    let text = text(row, column)
    guard let choices = QueueChoices(storedText: text) else {
      throw StoreError(.corrupt, "choices about queues are not understood: \(text)")
    }
    return choices
  }
}
