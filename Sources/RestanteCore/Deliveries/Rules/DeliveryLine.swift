/// Handlers of a portal while one operation adds deliveries to them, in memory.
struct DeliveryLine {
  private let known: [BindingID: HandlerRow]
  /// The handlers as they are now.
  var handlers: [BindingID: HandlerRow]
  /// The deliveries that were added.
  private(set) var new: [NewDelivery] = []
  private let now: Timestamp

  init(_ handlers: [BindingID: HandlerRow], at now: Timestamp) {
    self.known = handlers
    self.handlers = handlers
    self.now = now
  }

  /// The handlers that are another than they were, by number.
  var changed: [HandlerRow] {
    handlers.values.filter { handler in
      guard var before = known[handler.id] else { return true }
      // The mode is not kept.
      before.state.mode = handler.state.mode
      return before != handler
    }.sorted { $0.id < $1.id }
  }

  /// Adds what a publication comes to. What was unbound meanwhile gets nothing.
  mutating func admit(_ plan: FanOut.Plan) {
    for delivery in plan.deliveries {
      change(delivery.handler) { handler, now in
        handler.admit(
          DeliveryContent(
            name: delivery.name, user: delivery.user, data: delivery.data,
            time: delivery.time,
            session: plan.session, trace: delivery.trace), patience: plan.patience, at: now)
      }
    }
    for bell in plan.bells {
      change(bell.handler) { handler, now in
        handler.state.mode = plan.mode
        return handler.hear(of: bell.user, session: plan.session, patience: plan.patience, at: now)
      }
    }
  }

  /// Changes a handler, and adds the delivery that this makes.
  mutating func change(
    _ number: BindingID, _ body: (inout HandlerRow, Timestamp) -> NewDelivery?
  ) {
    guard var handler = handlers[number], !handler.isEnded else { return }
    if let delivery = body(&handler, now) { new.append(delivery) }
    handlers[number] = handler
  }
}

extension HandlerRow {
  /// Adds a delivery at the end of the line.
  mutating func admit(
    _ content: DeliveryContent, patience: Int64, at now: Timestamp
  ) -> NewDelivery {
    lastDelivery += 1
    var policy = DeliveryPolicy()
    policy.patience = patience
    let delivery = policy.admit(DeliveryID(rawValue: lastDelivery), to: state, at: now)
    // A handler that is due already stays so since when it is.
    let isDue = dueAt.map { $0 <= now } ?? false
    if delivery.isPending, !isDue { planTurn(mayHavePending: true, at: now) }
    return NewDelivery(
      row: DeliveryRow(handler: id, name: content.name, state: delivery), content: content)
  }
}
