import RestanteCore

/// What was set for queues.
extension PostgresTransaction {
  func setQueueOverrides(
    _ overrides: QueueOverrides, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    try sql(
      "UPDATE application SET queue_choices = $3 WHERE portal = $1 AND app = $2",
      .int(portal.rawValue), .int(application.rawValue), .text(overrides.storedText))
    state.settings.removeAll()
  }

  func setQueueDefaults(_ overrides: QueueOverrides, of portal: PortalID) throws(StoreError) {
    try sql(
      "UPDATE portal SET queue_defaults = $2 WHERE portal = $1", .int(portal.rawValue),
      .text(overrides.storedText))
    state.settings.removeAll()
  }

  func settings(of queue: QueueKey) throws(StoreError) -> QueueSettings {
    let key = EventNumbers.ApplicationKey(queue)
    if let known = state.settings[key] { return known }
    let settings = try storedSettings(of: queue) ?? QueueSettings()
    state.settings[key] = settings
    return settings
  }

  /// Reads what counts for queues; what it returns is for ``note(_:on:)``.
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
      var reader = ColumnReader(rows, row)
      let application = ApplicationID(rawValue: reader.integer())
      state.settings[EventNumbers.ApplicationKey(portal: portal, application: application)] =
        try QueueSettings(&reader)
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

  /// What counts for a queue; `nil` when there is no such application.
  func storedSettings(of queue: QueueKey) throws(StoreError) -> QueueSettings? {
    let rows = try sql(
      Self.choicesText, .int(queue.portal.rawValue), .ints([queue.application.rawValue]))
    guard rows.count > 0 else { return nil }
    var reader = ColumnReader(rows, 0)
    _ = reader.integer()
    return try QueueSettings(&reader)
  }
}

extension QueueSettings {
  /// Reads what an application and its portal decided.
  fileprivate init(_ reader: inout ColumnReader) throws(StoreError) {
    self.init(application: try reader.queueChoices(), portal: try reader.queueChoices())
  }
}
