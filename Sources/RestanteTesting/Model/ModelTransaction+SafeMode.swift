import RestanteCore

extension ModelTransaction {
  func configureQueues(
    _ operation: ConfigureQueues
  ) throws(StoreError) -> EffectiveQueueSettings {
    let index = state.applications.firstIndex {
      $0.application.portal == operation.portal && $0.application.id == operation.application
    }
    guard let index else { throw StoreError(.corrupt, "there is no such application") }
    let overrides = operation.changes.applied(
      to: state.applications[index].application.queueChoices)
    state.applications[index].application.queueChoices = overrides
    let queue = QueueKey(portal: operation.portal, application: operation.application)
    return EffectiveQueueSettings(overrides: overrides, settings: state.settings(of: queue))
  }

  func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueOverrides {
    guard let index = state.portals.firstIndex(where: { $0.id == operation.portal }) else {
      throw StoreError(.corrupt, "there is no such portal")
    }
    let overrides = operation.changes.applied(to: state.portals[index].queueDefaults)
    state.portals[index].queueDefaults = overrides
    return overrides
  }

  func retry(_ operation: RetryDeadLetters) throws(StoreError) -> Int {
    var due: [(queue: QueueKey, letter: OfflineEvent, at: Timestamp)] = []
    for (key, queue) in state.queues
    where key.portal == operation.portal && state.settings(of: key).retry != nil {
      for letter in queue.events where letter.isDeadLetter {
        guard let at = letter.retryAt, at <= now else { continue }
        due.append((key, letter, at))
      }
    }
    due.sort { left, right in
      (left.queue.application.rawValue, left.at, left.letter.id)
        < (right.queue.application.rawValue, right.at, right.letter.id)
    }
    let retried = due.prefix(operation.limit)
    for (key, letter, _) in retried {
      state.queues[key]?.counts[.retried] += 1
      state.queues[key]?.makePending([letter])
    }
    return retried.count
  }

  func purge(_ operation: PurgeEvents) throws(StoreError) -> PurgeOutcome {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.purge(operation, at: now, settings: settings)
      ?? PurgeOutcome()
  }

  func restore(_ operation: RestoreEvents) throws(StoreError) -> RestoreOutcome {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.restore(operation, at: now, settings: settings)
      ?? RestoreOutcome()
  }

  func pruneHistory(_ operation: PruneHistory) throws(StoreError) -> Int {
    var left = operation.limit
    for key in state.queues.keys where key.portal == operation.portal {
      let settings = state.settings(of: key)
      left -= state.queues[key]?.prune(limit: left, at: now, settings: settings) ?? 0
    }
    return operation.limit - left
  }
}
