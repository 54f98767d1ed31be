/// What was decided about queues, and what follows from it.
extension QueueRows {
  /// Changes what an application decided about its queues; returns what counts then.
  public func configureQueues(
    _ operation: ConfigureQueues
  ) throws(StoreError) -> QueueConfiguration {
    // What is over already ended by the settings that were valid then.
    try endClaims(on: operation.portal)
    guard let known = try application(operation.application, on: operation.portal),
      let portal = try portal(operation.portal)
    else { throw StoreError(.absent, "the application does not exist") }
    let choices = operation.changes.applied(to: known.queueChoices)
    try setQueueChoices(choices, of: known.id, on: portal.id)
    return QueueConfiguration(
      choices: choices, settings: QueueSettings(application: choices, portal: portal.queueDefaults)
    )
  }

  /// Changes what a portal decided about the queues of its applications; returns all of it.
  public func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueChoices {
    try endClaims(on: operation.portal)
    guard let portal = try portal(operation.portal) else {
      throw StoreError(.absent, "the portal does not exist")
    }
    let choices = operation.changes.applied(to: portal.queueDefaults)
    try setQueueDefaults(choices, of: portal.id)
    return choices
  }
}
