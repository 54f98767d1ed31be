import RestanteCore
import RestanteJSON

/// Reasons that lie in the handlers to which the application's online events are posted.
extension QueueSituation {
  var handlerSuspended: QueueReason? {
    reason(.handlerSuspended, handlers.filter(\.isSuspended), "resume") { handlers in
      let count = Int64(handlers.count)
      let parked = handlers.reduce(0) { $0 + $1.figures.count(.parked) }
      return (
        count,
        "\(QueueReason.counted(count, "handler")) replied with status 410 and "
          + (count == 1 ? "is" : "are") + " suspended: events are parked instead of delivered, "
          + "\(parked) so far.",
        ", or event.bind again"
      )
    }
  }

  var handlerOutage: QueueReason? {
    reason(.handlerOutage, handlers.filter(\.isInOutage), "resume") { handlers in
      let count = Int64(handlers.count)
      let pending = handlers.reduce(0) { $0 + $1.pending }
      return (
        count,
        "\(QueueReason.counted(count, "handler")) failed several times in a row and "
          + (count == 1 ? "is" : "are") + " only tried now and then: "
          + "\(QueueReason.counted(pending, "delivery", "deliveries")) waiting.",
        " to try at once, after the handler is repaired"
      )
    }
  }

  var deliveriesParked: QueueReason? {
    let parked = handlers.filter { !$0.isSuspended && $0.figures.count(.parked) > 0 }
    return reason(.deliveriesParked, parked, "redrive --handler") { handlers in
      let count = handlers.reduce(0) { $0 + $1.figures.count(.parked) }
      return (
        count,
        "\(QueueReason.counted(count, "delivery", "deliveries")) "
          + (count == 1 ? "is" : "are") + " parked and not tried any more; "
          + "`restante deliveries list` shows the reasons.",
        ""
      )
    }
  }

  var deliveriesPending: QueueReason? {
    let pending = handlers.filter { !$0.isSuspended && !$0.isInOutage && $0.pending > 0 }
    let isRetrying = (pending.first?.figures.count(.retrying) ?? 0) > 0
    let phase = isRetrying ? DeliveryPhase.retrying : .waiting
    return reason(.deliveriesPending, pending, "list --phase \(phase.rawValue) --handler") {
      handlers in
      let count = handlers.reduce(0) { $0 + $1.pending }
      let retrying = handlers.reduce(0) { $0 + $1.figures.count(.retrying) }
      return (
        count,
        "\(QueueReason.counted(count, "event")) bound online not delivered yet; \(retrying) of "
          + "them failed and will be tried again.",
        ""
      )
    }
  }

  var delivered: QueueReason? {
    let idle = handlers.filter {
      $0.pending + $0.figures.count(.parked) == 0 && $0.figures.count(.delivered) > 0
    }
    return reason(.delivered, idle, "list --phase delivered --handler") { handlers in
      let count = handlers.reduce(0) { $0 + $1.figures.count(.delivered) }
      return (
        count,
        "\(QueueReason.counted(count, "event")) delivered to handlers within the last three days: "
          + "events that are bound online are not queued.",
        ""
      )
    }
  }

  /// A reason that some handlers are about; `nil` where it is about none.
  ///
  /// - Parameters:
  ///   - kind: What kind of reason it is.
  ///   - handlers: The handlers.
  ///   - command: What `restante deliveries` is told before the number of a handler.
  ///   - words: The count and the text of the reason, and what is said after the command.
  private func reason(
    _ kind: QueueReason.Kind, _ handlers: [HandlerSituation], _ command: String,
    _ words: ([HandlerSituation]) -> (count: Int64, text: String, remark: String)
  ) -> QueueReason? {
    guard let first = handlers.first else { return nil }
    let (count, text, remark) = words(handlers)
    return QueueReason(
      kind: kind, count: count, isMinimum: hasMoreHandlers,
      text: QueueReason.atLeast(hasMoreHandlers) + text,
      help: "restante deliveries \(command) \(first.figures.handler.rawValue)\(remark)",
      details: ["handlers": .array(handlers.map { .object($0.shown) })])
  }
}
