import RestanteCore

/// One step of a random comparison: something that is done to both stores.
enum ModelStep: Sendable, CustomStringConvertible {
  case publish(PublishEvents)
  case claim(ClaimEvents)
  case readClaim(ReadClaim)
  case acknowledge(AcknowledgeEvents)
  case fail(FailEvents)
  case release(ReleaseEvents)
  case redrive(RedriveEvents)
  case drop(DropEvents)
  case configure(ConfigureQueues)
  case purge(PurgeStaleClaims)
  case bind(BindEvent)
  case unbind(UnbindEvent)
  case list(ListEvents)
  case figures(PortalID)
  case bindings(PortalID, ApplicationID)
  case advance(milliseconds: Int64)
  case reopen

  /// Does the step to one store; answers what came of it, as text to compare.
  func run(on subject: any StoreUnderTest) async throws -> String {
    let store = subject.store
    switch self {
    case .publish(let operation): return "\(try await store.perform(operation))"
    case .claim(let operation): return Self.text(try await store.perform(operation))
    case .readClaim(let operation): return Self.text(try await store.perform(operation))
    case .acknowledge(let operation): return "\(try await store.perform(operation))"
    case .fail(let operation): return "\(try await store.perform(operation))"
    case .release(let operation): return "\(try await store.perform(operation))"
    case .redrive(let operation): return "\(try await store.perform(operation))"
    case .drop(let operation): return "\(try await store.perform(operation))"
    case .configure(let operation): return "\(try await store.perform(operation))"
    case .purge(let operation): return "\(try await store.perform(operation))"
    case .bind(let operation): return "\(try await store.perform(operation))"
    case .unbind(let operation): return "\(try await store.perform(operation))"
    case .list(let query):
      let page = try await store.listEvents(query)
      return "total \(page.total)\n\(Self.text(page.events))"
    case .figures(let portal):
      return try await store.queueFigures(on: portal).map { "\($0)" }.joined(separator: "\n")
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
    case .readClaim(let operation): return "\(operation)"
    case .acknowledge(let operation): return "\(operation)"
    case .fail(let operation): return "\(operation)"
    case .release(let operation): return "\(operation)"
    case .redrive(let operation): return "\(operation)"
    case .drop(let operation): return "\(operation)"
    case .configure(let operation): return "\(operation)"
    case .purge(let operation): return "\(operation)"
    case .bind(let operation): return "\(operation)"
    case .unbind(let operation): return "\(operation)"
    case .list(let query): return "\(query)"
    case .figures(let portal): return "figures of portal \(portal.rawValue)"
    case .bindings(let portal, let application):
      return "bindings of application \(application.rawValue) on \(portal.rawValue)"
    case .advance(let milliseconds): return "advance by \(milliseconds) ms"
    case .reopen: return "reopen"
    }
  }

  private static func text(_ reply: ClaimReply) -> String {
    switch reply {
    case .events(let events): text(events)
    case .refusedBySize: "refused by size"
    }
  }

  /// Every field of every event, one event a line.
  private static func text(_ events: [OfflineEvent]) -> String {
    events.map { event in
      "\(event.id.rawValue) at \(event.occurredAt) \(event.name.text) \(event.messageID.text) "
        + "\(String(decoding: event.data, as: UTF8.self)) \(event.user) "
        + "'\(event.processID.text)' failed \(event.isFailed) attempts \(event.attempts) "
        + "first \(event.firstOccurredAt) last failed \(event.failedAt.map(String.init) ?? "-") "
        + "reason \(event.reason ?? "-")"
    }.joined(separator: "\n")
  }
}
