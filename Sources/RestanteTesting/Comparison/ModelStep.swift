import RestanteCore

/// One step of a random comparison: something that is done to both stores.
enum ModelStep: Sendable, CustomStringConvertible {
  case publish(PublishEvents)
  case claim(ClaimEvents)
  /// A take that is undone after something else was published.
  case undoneTake(ClaimEvents, meanwhile: PublishEvents)
  case readClaim(ReadClaim)
  case acknowledge(AcknowledgeEvents)
  case fail(FailEvents)
  case release(ReleaseEvents)
  case redrive(RedriveEvents)
  case drop(DropEvents)
  case retry(RetryDeadLetters)
  case restore(RestoreEvents)
  case prune(PruneHistory)
  case configure(ConfigureQueues)
  case configurePortal(ConfigurePortalQueues)
  case purge(PurgeStaleClaims)
  case bind(BindEvent)
  case unbind(UnbindEvent)
  case list(ListEvents)
  case peek(PeekEvents)
  case purgeSeen(PeekEvents)
  case history(ReadHistory)
  case figures(PortalID)
  case evidence(QueueKey)
  case counts
  case bindings(PortalID, ApplicationID)
  case advance(milliseconds: Int64)
  case reopen

  /// Does the step to one store; returns what came of it, as text to compare.
  func run(on subject: any StoreUnderTest) async throws -> String {
    let store = subject.store
    switch self {
    case .publish(let operation): return try await Self.receipt(of: operation, from: store)
    case .claim(let operation): return Self.text(try await store.perform(operation))
    case .undoneTake(let take, let meanwhile):
      return try await Self.undo(take, meanwhile: meanwhile, in: store)
    case .readClaim(let operation): return Self.text(try await store.perform(operation))
    case .acknowledge(let operation): return "\(try await store.perform(operation))"
    case .fail(let operation): return "\(try await store.perform(operation))"
    case .release(let operation): return "\(try await store.perform(operation))"
    case .redrive(let operation): return "\(try await store.perform(operation))"
    case .drop(let operation): return "\(try await store.perform(operation))"
    case .retry(let operation): return "\(try await store.perform(operation))"
    case .restore(let operation): return "\(try await store.perform(operation))"
    case .prune(let operation): return "\(try await store.perform(operation))"
    case .configure(let operation): return "\(try await store.perform(operation))"
    case .configurePortal(let operation): return "\(try await store.perform(operation))"
    case .purge(let operation): return "\(try await store.perform(operation))"
    case .bind(let operation): return "\(try await store.perform(operation))"
    case .unbind(let operation): return "\(try await store.perform(operation))"
    case .list(let query):
      let page = try await store.listEvents(query)
      return "total \(page.total)\n\(Self.text(page.events))"
    case .history(let query): return Self.text(try await store.history(query))
    case .peek(let query): return try await Self.pages(query, of: store)
    case .purgeSeen(let query): return try await Self.purgePage(of: query, in: store)
    case .counts: return Self.text(store.queueCounts)
    case .figures(let portal):
      return try await store.queueFigures(on: portal).map { "\($0)" }.joined(separator: "\n")
    case .evidence(let queue): return "\(try await store.evidence(of: queue))"
    case .bindings(let portal, let application):
      let bindings = try await store.bindings(of: application, on: portal, actingAs: nil)
      return bindings.map { "\($0)" }.joined(separator: "\n")
    case .advance(let milliseconds):
      try await subject.advance(milliseconds: milliseconds)
      return ""
    case .reopen:
      try await subject.reopen()
      return ""
    }
  }

  /// What is done, with everything needed to do it again.
  var description: String {
    switch self {
    case .publish(let operation):
      let events = operation.publications.map { publication in
        "\(publication.messageID.text) \(publication.name.text) "
          + "\(String(decoding: publication.data, as: UTF8.self)) \(publication.user) "
          + "\(publication.origin.map { "\($0)" } ?? "no origin")"
      }
      return "publish on \(operation.portal.rawValue), \(operation.mode):\n  "
        + events.joined(separator: "\n  ")
    case .claim(let operation): return "\(operation)"
    case .undoneTake(let take, let meanwhile):
      return "undone: \(take)\nmeanwhile \(ModelStep.publish(meanwhile).description)"
    case .readClaim(let operation): return "\(operation)"
    case .acknowledge(let operation): return "\(operation)"
    case .fail(let operation): return "\(operation)"
    case .release(let operation): return "\(operation)"
    case .redrive(let operation): return "\(operation)"
    case .drop(let operation): return "\(operation)"
    case .retry(let operation): return "\(operation)"
    case .restore(let operation): return "\(operation)"
    case .prune(let operation): return "\(operation)"
    case .configure(let operation): return "\(operation)"
    case .configurePortal(let operation): return "\(operation)"
    case .purge(let operation): return "\(operation)"
    case .bind(let operation): return "\(operation)"
    case .unbind(let operation): return "\(operation)"
    case .list(let query): return "\(query)"
    case .history(let query): return "\(query)"
    case .peek(let query): return "\(query)"
    case .purgeSeen(let query): return "purge \(query)"
    case .counts: return "counts"
    case .evidence(let queue): return "evidence of \(queue)"
    case .figures(let portal): return "figures of portal \(portal.rawValue)"
    case .bindings(let portal, let application):
      return "bindings of application \(application.rawValue) on \(portal.rawValue)"
    case .advance(let milliseconds): return "advance by \(milliseconds) ms"
    case .reopen: return "reopen"
    }
  }

  private static func undo(
    _ take: ClaimEvents, meanwhile: PublishEvents, in store: any Store
  ) async throws -> String {
    let reply = try await store.perform(take)
    let receipt = try await Self.receipt(of: meanwhile, from: store)
    guard case .events(let events) = reply else { return text(reply) + receipt }
    let undo = UndoTake(queue: take.queue, processID: take.processID, events: events)
    return text(reply) + receipt + "\nback: \(try await store.perform(undo))"
  }

  private static func text(_ reply: ClaimReply) -> String {
    switch reply {
    case .events(let events): text(events)
    case .refusedBySize: "refused by size"
    }
  }

  /// What became of a publication, a refusal for lack of room included.
  private static func receipt(
    of operation: PublishEvents, from store: any Store
  ) async throws -> String {
    do throws(StoreError) {
      let receipt = try await store.perform(operation)
      return "\(receipt)"
    } catch {
      guard error.code == .queueFull else { throw error }
      return "refused: \(error)"
    }
  }

  private static func text(_ counts: QueueCounts) -> String {
    QueueCount.allCases.map { "\($0.rawValue) \(counts[$0])" }.joined(separator: "\n")
  }

  private static func text(_ page: HistoryPage) -> String {
    let events = page.events.map { past in
      "\(past.departure.rawValue) at \(past.leftAt.milliseconds): \(text([past.event]))"
    }
    return "next \(page.next?.text ?? "-")\n" + events.joined(separator: "\n")
  }

  /// Every field of every event, one event a line.
  private static func text(_ events: [OfflineEvent]) -> String {
    events.map { event in
      "\(event.id.rawValue) at \(event.occurredAt) \(event.name.text) \(event.messageID.text) "
        + "\(String(decoding: event.data, as: UTF8.self)) \(event.user) "
        + "'\(event.processID.text)' failed \(event.isFailed) attempts \(event.attempts) "
        + "first \(event.firstOccurredAt) last failed \(event.failedAt.map(String.init) ?? "-") "
        + "reason \(event.reason ?? "-") "
        + "retry at \(event.retryAt.map { "\($0.milliseconds)" } ?? "-")"
    }.joined(separator: "\n")
  }
}
