import RestanteCore
import RestanteJSON

/// Reasons that lie in where the events are.
extension QueueSituation {
  var waiting: QueueReason? {
    guard returnsEvents else { return nil }
    return QueueReason(
      kind: .waiting, count: figures.pending,
      text: "\(QueueReason.counted(figures.pending, "event")) can be fetched. An application that"
        + " receives none uses a filter, another connector, or the credentials of another"
        + " application or portal.",
      help: "event.offline.get\(connectorParameter(connector)), without filter and process_id")
  }

  var claimed: QueueReason? {
    guard figures.claimed > 0 else { return nil }
    let isForEver = evidence.claims.contains { $0.deadline == nil }
    return QueueReason(
      kind: .claimed, count: figures.claimed,
      text: "\(QueueReason.counted(figures.claimed, "event")) held by "
        + "\(QueueReason.counted(evidence.claimCount, "claim")). Events return to the queue when "
        + (isForEver
          ? "the lease expires; a claim without a lease keeps them." : "the lease expires."),
      help: "event.offline.clear\(connectorParameter(connector)) process_id=… after processing, "
        + "or \(queueCommand("release")) PROCESS-ID",
      details: [
        "claim_count": .int(evidence.claimCount),
        "claims": .array(
          evidence.claims.map { claim in
            [
              "process_id": .string(claim.processID.text), "events": .int(claim.events),
              "until": claim.deadline.map { .int($0.seconds) } ?? .null,
            ]
          }),
      ])
  }

  var failed: QueueReason? {
    guard figures.failed > 0 else { return nil }
    return QueueReason(
      kind: .failed, count: figures.failed,
      text: "\(QueueReason.counted(figures.failed, "event")) failed: dead letters are only "
        + "returned on request.",
      help: "\(queueCommand("redrive")) --all, or event.offline.get error=1"
        + connectorParameter(connector))
  }

  var otherConnector: QueueReason? {
    let others = otherQueues
    guard let first = others.first else { return nil }
    let count = others.reduce(0) { $0 + $1.pending + $1.claimed + $1.failed }
    let parameter =
      first.connector.isEmpty ? " without auth_connector" : connectorParameter(first.connector)
    return QueueReason(
      kind: .otherConnector, count: count,
      text: "\(QueueReason.counted(count, "event")) in "
        + "\(QueueReason.counted(Int64(others.count), "queue")) of other connectors.",
      help: "event.offline.get\(parameter)",
      details: [
        "queues": .array(
          others.map { queue in
            [
              "connector": .string(queue.connector), "pending": .int(queue.pending),
              "claimed": .int(queue.claimed), "failed": .int(queue.failed),
            ]
          })
      ])
  }

  var queueFull: QueueReason? {
    guard mode == .safe, let limit = settings.depthLimit, limit.overflow == .refuse,
      figures.pending >= limit.events
    else { return nil }
    return QueueReason(
      kind: .queueFull, count: figures.pending,
      text: "The queue holds \(QueueReason.counted(figures.pending, "pending event")); the limit "
        + "is \(limit.events). Publications are refused until some are fetched.",
      help: "event.offline.get\(connectorParameter(connector)), or "
        + configureCommand("--depth-limit NUMBER"),
      details: ["limit": .int(limit.events)])
  }

  var neverConfirmed: QueueReason? {
    let tired = oldest.filter { $0.attempts >= Self.manyAttempts }
    guard let most = tired.map(\.attempts).max() else { return nil }
    let count = Int64(tired.count)
    let isMinimum = figures.pending > Int64(oldest.count)
    return QueueReason(
      kind: .neverConfirmed, count: count, isMinimum: isMinimum,
      text: QueueReason.atLeast(isMinimum) + QueueReason.counted(count, "event")
        + " returned to the queue \(Self.manyAttempts) times or more (up to \(most)): claims end "
        + "without acknowledgement."
        + (isMinimum ? " Only the oldest \(oldest.count) events were examined." : ""),
      help: "event.offline.clear after each claim, \(configureCommand("--lease DURATION")), or "
        + configureCommand("--max-attempts NUMBER"),
      details: ["attempts": .int(most), "examined": .int(oldest.count)])
  }

  var fetched: QueueReason? {
    guard figures.pending + figures.claimed + figures.failed == 0, let lastLeft else { return nil }
    return QueueReason(
      kind: .fetched,
      text: lastLeft.departure == .purged
        ? "The queue is empty: an operator purged the last event."
        : "The queue is empty: all events were fetched. The last one was "
          + "\(lastLeft.departure.rawValue).",
      help:
        "\(queueCommand("history")), and \(queueCommand("restore")) --all to return them",
      details: [
        "last_at": .int(lastLeft.leftAt.seconds),
        "departure": .string(lastLeft.departure.rawValue),
      ])
  }

  /// The parameter that names a connector on the wire, with a space before it; nothing for none.
  func connectorParameter(_ connector: String) -> String {
    connector.isEmpty ? "" : " auth_connector=\(connector)"
  }

  /// The start of a command about this queue.
  func queueCommand(_ name: String) -> String {
    "restante queue \(name) \(ShellWord.quoted(application.clientID))"
      + (connector.isEmpty ? "" : " --connector \(ShellWord.quoted(connector))")
  }

  /// A command that sets something for the application's queues.
  private func configureCommand(_ option: String) -> String {
    "restante queue configure \(ShellWord.quoted(application.clientID)) \(option)"
  }
}
