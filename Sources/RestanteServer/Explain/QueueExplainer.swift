import RestanteCore
import RestanteJSON

/// Finds out why an application gets nothing from one of its queues.
struct QueueExplainer {
  /// The most claimed events that are looked at for the names of claims.
  private static let mostClaimed = 1_000
  /// The most names, connectors or claims in one reason.
  private static let mostNamed = 10

  let store: any Store
  let trace: PublicationTrace
  let mode: Mode
  let portal: Portal
  let application: Application
  let connector: String

  private var queue: QueueKey {
    QueueKey(portal: portal.id, application: application.id, connector: connector)
  }

  /// The reasons, the most likely first; never none.
  func reasons() async throws(StoreError) -> (figures: QueueFigures, reasons: [QueueReason]) {
    let all = try await store.queueFigures(on: portal.id)
    let name = EventOrigin(clientID: application.clientID, connector: connector)
    let figures =
      all.first { $0.name == name }
      ?? QueueFigures(clientID: application.clientID, connector: connector)
    let bindings = try await store.bindings(
      of: application.id, on: portal.id, actingAs: nil)
    var reasons = standing()
    if figures.pending > 0 { reasons += pending(figures) }
    let bound = bindings.filter {
      $0.target == .offline && $0.connector.isSameBytes(as: connector)
    }
    if bound.isEmpty { reasons.append(unbound(bindings)) }
    reasons += others(all.filter { $0.clientID == application.clientID && $0.name != name })
    if figures.claimed > 0 { reasons.append(try await claimed(figures)) }
    if figures.failed > 0 { reasons.append(failed(figures)) }
    reasons += published(bound: Set(bound.map(\.event)))
    return (figures, reasons)
  }

  // MARK: What stands in the application's way

  private func standing() -> [QueueReason] {
    var reasons: [QueueReason] = []
    if !application.isInstalled {
      reasons.append(
        QueueReason(
          code: "not_installed",
          detail: "The installation is not finished: nothing new is put into the queue.",
          remedy: "finish the installation: BX24.installFinish in the application"))
    }
    if !application.isActive || application.removal != nil {
      reasons.append(
        QueueReason(
          code: "inactive", detail: "The application is switched off or being removed."))
    }
    if application.payment != .paid {
      reasons.append(
        QueueReason(
          code: "unpaid", detail: "The application's subscription has ended: it gets nothing new.",
          facts: ["payment": .string(application.payment.rawValue)]))
    }
    if application.isBlocked {
      reasons.append(
        QueueReason(code: "blocked", detail: "The application's calls are blocked."))
    }
    if !portal.settings.features.offlineExtended {
      reasons.append(
        QueueReason(
          code: "feature_off",
          detail: "The portal's licence knows no claims: event.offline.get works with clear=1 only.",
          remedy: "event.offline.get with clear=1"))
    }
    return reasons
  }

  private func pending(_ figures: QueueFigures) -> [QueueReason] {
    var reasons = [
      QueueReason(
        code: "pending",
        detail: "\(figures.pending) events are pending: a call without a filter gets them.",
        remedy: "event.offline.get" + connectorHint(connector),
        facts: ["pending": .int(figures.pending)])
    ]
    if mode == .strict {
      reasons.append(
        QueueReason(
          code: "no_right",
          detail: "In strict mode only administrators may call event.offline.get.",
          remedy: "a token of an administrator"))
    }
    return reasons
  }

  private func connectorHint(_ connector: String) -> String {
    connector.isEmpty ? "" : " with auth_connector=\(connector)"
  }

  private func unbound(_ bindings: [Binding]) -> QueueReason {
    let elsewhere = Set(bindings.filter { $0.target == .offline }.map(\.connector)).sorted()
    let online = bindings.count { $0.target != .offline }
    var detail = "The application asked for no event to be put into this queue."
    if !elsewhere.isEmpty {
      detail += " It did for \(elsewhere.count) other connectors."
    } else if online > 0 {
      detail += " Its \(online) bindings are online ones."
    }
    return QueueReason(
      code: "no_binding", detail: detail,
      remedy: "event.bind with event_type=offline" + connectorHint(connector),
      facts: [
        "online_bindings": .int(online),
        "connectors": .array(elsewhere.prefix(Self.mostNamed).map { .string($0) }),
      ])
  }

  // MARK: Who has the events

  private func others(_ queues: [QueueFigures]) -> [QueueReason] {
    let holding = queues.filter { $0.pending + $0.claimed + $0.failed > 0 }
    guard !holding.isEmpty else { return [] }
    let names = holding.prefix(Self.mostNamed).map { queue in
      queue.connector.isEmpty ? "none" : "\"\(queue.connector)\""
    }
    return [
      QueueReason(
        code: "other_connector",
        detail: "Other connectors of the application hold events: \(names.joined(separator: ", ")).",
        remedy: "event.offline.get" + connectorHint(holding[0].connector),
        facts: [
          "queues": .array(
            holding.prefix(Self.mostNamed).map {
              [
                "connector": .string($0.connector), "pending": .int($0.pending),
                "claimed": .int($0.claimed), "failed": .int($0.failed),
              ]
            })
        ])
    ]
  }

  private func claimed(_ figures: QueueFigures) async throws(StoreError) -> QueueReason {
    let page = try await store.listEvents(
      ListEvents(
        queue: queue, filter: EventFilter([.init(.processID, .greater, [.text("")])]),
        order: .listDefault, limit: Self.mostClaimed,
        mostBytes: ReplyBounds.safeDefault.bytes))
    var counts: [String: Int] = [:]
    for event in page.events { counts[event.processID.text, default: 0] += 1 }
    let claims = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.mostNamed)
    let until = figures.nextLeaseExpiry.map(\.seconds)
    return QueueReason(
      code: "claimed",
      detail: "\(figures.claimed) events are held by claims"
        + (until.map { "; the next lease ends at \($0) (seconds since 1970)." }
          ?? " that have no lease."),
      remedy: "POST /v1/queues/\(application.clientID)/release with the process_id",
      facts: [
        "claimed": .int(figures.claimed),
        "next_lease_expiry": until.map { .int($0) } ?? .null,
        "claims": .array(
          claims.map { ["process_id": .string($0.key), "events": .int($0.value)] }),
      ])
  }

  private func failed(_ figures: QueueFigures) -> QueueReason {
    QueueReason(
      code: "failed",
      detail: "\(figures.failed) events failed; plain calls pass them over.",
      remedy: "event.offline.get with error=1, or restante queue redrive \(application.clientID)",
      facts: ["failed": .int(figures.failed)])
  }

  // MARK: What was published

  private func published(bound: Set<EventName>) -> [QueueReason] {
    let all = trace.publications(on: portal.id)
    let own = EventOrigin(clientID: application.clientID, connector: connector)
    let suppressed = all.filter { bound.contains($0.key.name) && $0.key.origin == own }
    let wanted = all.filter { bound.contains($0.key.name) && $0.key.origin != own }
    let unwanted = all.filter { !bound.contains($0.key.name) }
    var reasons: [QueueReason] = []
    if !suppressed.isEmpty {
      reasons.append(
        QueueReason(
          code: "own_change",
          detail: "\(total(suppressed)) publications were the application's own changes, made with "
            + "this connector: they do not come back to it.",
          remedy: "make changes with another auth_connector", facts: facts(suppressed)))
    }
    if !unwanted.isEmpty {
      reasons.append(
        QueueReason(
          code: "unbound_names",
          detail: "\(total(unwanted)) publications have names that this queue is not bound to.",
          remedy: "event.bind with event_type=offline and event=\(unwanted[0].key.name.text)",
          facts: facts(unwanted)))
    }
    if wanted.isEmpty {
      reasons.append(
        QueueReason(
          code: "nothing_published",
          detail: "Since \(trace.since.seconds) (seconds since 1970), when this server began to "
            + "count, nobody published anything that this queue wants.",
          remedy: "POST /v1/events", facts: ["since": .int(trace.since.seconds)]))
    }
    return reasons
  }

  private func total(_ publications: [(key: PublicationTrace.Key, count: PublicationTrace.Count)])
    -> Int64
  {
    publications.reduce(0) { $0 + $1.count.count }
  }

  private func facts(
    _ publications: [(key: PublicationTrace.Key, count: PublicationTrace.Count)]
  ) -> JSONObject {
    var names: [EventName: (count: Int64, last: Timestamp)] = [:]
    var order: [EventName] = []
    for (key, count) in publications {
      if names[key.name] == nil { order.append(key.name) }
      let known = names[key.name] ?? (0, count.last)
      names[key.name] = (known.count + count.count, max(known.last, count.last))
    }
    return [
      "publications": .int(total(publications)),
      "events": .array(
        order.prefix(Self.mostNamed).map { name in
          [
            "event": .string(name.text), "publications": .int(names[name]?.count ?? 0),
            "last_at": .int(names[name]?.last.seconds ?? 0),
          ]
        }),
    ]
  }
}
