import RestanteCore
import RestanteJSON

/// Reasons that lie in what is bound and in what was published.
extension QueueSituation {
  var noBinding: QueueReason? {
    guard boundEvents.isEmpty else { return nil }
    let online = Set(bindings.filter { $0.target != .offline }.map(\.event.text)).sorted()
    let connectors = Set(bindings.filter { $0.target == .offline }.map(\.connector)).sorted()
    let place = connector.isEmpty ? "without a connector" : "for this connector"
    var text = "No event is bound offline \(place)"
    if !connectors.isEmpty { text += "; other connectors have bindings" }
    if !online.isEmpty { text += "; some events are bound online only" }
    return QueueReason(
      kind: .noBinding, text: text + ".",
      help: "event.bind event=\(online.first ?? "NAME") event_type=offline"
        + connectorParameter(connector),
      details: [
        "online": .array(online.map { .string($0) }),
        "connectors": .array(connectors.map { .string($0) }),
      ])
  }

  var suppressed: QueueReason? {
    guard let tally = evidence.suppressed else { return nil }
    return QueueReason(
      kind: .suppressed, count: tally.count,
      text: "\(QueueReason.counted(tally.count, "publication")) suppressed: their origin is this "
        + "application and connector, which do not receive their own changes.",
      help:
        "publish without origin, or use different auth_connectors for changes and for the queue",
      details: ["last_at": .int(tally.lastAt)])
  }

  var unboundName: QueueReason? {
    let bound = boundEvents
    let missed = evidence.unboundEvents.filter { !bound.contains($0.name) }
    guard let first = missed.first else { return nil }
    return reason(
      .unboundName, missed, "had a name that no application has bound",
      help: (mayBind(first.name) ? "" : "\(addCommand(first.name)), then ")
        + "event.bind event=\(first.name.text) event_type=offline"
        + connectorParameter(connector))
  }

  /// Whether applications may bind a name: others have to be added first.
  private func mayBind(_ name: EventName) -> Bool {
    isCatalogued(name) || ownNames.contains(name)
  }

  private func addCommand(_ name: EventName) -> String {
    "restante event-name add \(ShellWord.quoted(name.text))"
  }

  var boundTooLate: QueueReason? {
    let bound = boundEvents
    let missed = evidence.unboundEvents.filter { bound.contains($0.name) }
    guard let first = missed.first else { return nil }
    return reason(
      .boundTooLate, missed,
      "arrived before their names were bound; bindings only affect later events",
      help: "restante publish \(ShellWord.quoted(first.name.text)) DATA")
  }

  private func reason(
    _ kind: QueueReason.Kind, _ events: [UnboundEvent], _ fate: String, help: String
  ) -> QueueReason {
    let count = events.reduce(0) { $0 + $1.tally.count }
    // A full record forgot names for newer ones.
    let isMinimum = evidence.unboundEvents.count >= QueueEvidence.maxUnboundEvents
    return QueueReason(
      kind: kind, count: count, isMinimum: isMinimum,
      text: QueueReason.atLeast(isMinimum)
        + "\(QueueReason.counted(count, "publication")) \(fate).",
      help: help,
      details: [
        "last_at": .int(events.map(\.tally.lastAt).max() ?? 0),
        "events": .array(
          events.map { event in
            [
              "event": .string(event.name.text), "count": .int(event.tally.count),
              "last_at": .int(event.tally.lastAt),
            ]
          }),
      ])
  }

  var nothingPublished: QueueReason? {
    guard figures.pending + figures.claimed + figures.failed == 0, lastLeft == nil else {
      return nil
    }
    let over = settings.history == 0 ? "" : " within the history period"
    return QueueReason(
      kind: .nothingPublished, text: "No event bound by this queue was published\(over).",
      help: "restante publish \(ShellWord.quoted(boundEvents.map(\.text).min() ?? "NAME")) DATA",
      details: ["history": .int(settings.history)])
  }
}
