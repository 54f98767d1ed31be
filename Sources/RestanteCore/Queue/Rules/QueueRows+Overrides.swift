/// What was set for queues, and what follows from it.
extension QueueRows {
  /// Changes what an application set for its queues; returns what counts then.
  public func configureQueues(
    _ operation: ConfigureQueues
  ) throws(StoreError) -> EffectiveQueueSettings {
    // What is over already ended by the settings that were valid then.
    try endClaims(on: operation.portal)
    guard let known = try application(operation.application, on: operation.portal),
      let portal = try portal(operation.portal)
    else { throw StoreError(.absent, "there is no such application") }
    let overrides = operation.changes.applied(to: known.queueChoices)
    try setQueueOverrides(overrides, of: known.id, on: portal.id)
    return EffectiveQueueSettings(
      overrides: overrides,
      settings: QueueSettings(application: overrides, portal: portal.queueDefaults)
    )
  }

  /// Changes what a portal set for the queues of its applications; returns all of it.
  public func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueOverrides {
    try endClaims(on: operation.portal)
    guard let portal = try portal(operation.portal) else {
      throw StoreError(.absent, "there is no such portal")
    }
    let overrides = operation.changes.applied(to: portal.queueDefaults)
    try setQueueDefaults(overrides, of: portal.id)
    return overrides
  }
}
