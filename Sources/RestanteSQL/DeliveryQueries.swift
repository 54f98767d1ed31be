public import RestanteCore

/// Look-ups of handlers and deliveries, for readers.
extension SQLSource {
  private static var listed: String { "\(DeliveryColumns.delivery), d.happened_at, d.phase_at" }

  /// One page of deliveries.
  public func deliveries(_ query: ListDeliveries) throws(StoreError) -> [ListedDelivery] {
    let after = query.after
    return try rows(
      """
      SELECT \(Self.listed)
      FROM handler h JOIN delivery d ON d.portal = h.portal AND d.handler = h.handler
      WHERE h.portal = $1 AND NOT h.is_ended AND h.handler BETWEEN $2 AND $3 AND d.phase = $4
        AND (h.handler > $2 OR (d.phase_at, d.delivery) > ($5, $6))
      ORDER BY h.handler, d.phase_at, d.delivery LIMIT $7
      """,
      [
        .int(query.portal.rawValue),
        .int(after?.key.handler.rawValue ?? query.handler?.rawValue ?? 0),
        .int(query.handler?.rawValue ?? .max), .text(query.phase.rawValue),
        .int(after?.since.milliseconds ?? -1), .int(after?.key.id.rawValue ?? 0),
        .int(Int64(query.limit)),
      ], ListedDelivery.init(_:))
  }

  /// A delivery with its attempts; `nil` when there is none.
  public func delivery(
    _ key: DeliveryKey, on portal: PortalID
  ) throws(StoreError) -> DeliveryDetails? {
    let parameters = key.parameters(on: portal)
    let found = try first(
      """
      SELECT \(Self.listed), \(DeliveryColumns.content(Self.dialect))
      FROM handler h JOIN delivery d ON d.portal = h.portal AND d.handler = h.handler
      WHERE h.portal = $1 AND h.handler = $2 AND NOT h.is_ended AND d.delivery = $3
      """, parameters
    ) { (reader) throws(StoreError) in
      DeliveryDetails(
        listed: try ListedDelivery(&reader), content: DeliveryContent(&reader), attempts: [])
    }
    guard var found else { return nil }
    found.attempts = try rows(
      """
      SELECT number, started_at, milliseconds, status, failure, excerpt FROM delivery_attempt
      WHERE portal = $1 AND handler = $2 AND delivery = $3 ORDER BY number
      """, parameters, RecordedAttempt.init(_:))
    return found
  }

  /// Handlers of a portal by ascending number, with their figures; with `application`, only the
  /// application's.
  public func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) throws(StoreError) -> [HandlerFigures] {
    let own = "FROM delivery d WHERE d.portal = $1 AND d.handler = h.handler AND d.phase ="
    let counts = DeliveryPhase.allCases.map { "(SELECT count(*) \(own) '\($0.rawValue)')" }
    return try rows(
      """
      SELECT \(DeliveryColumns.handler(Self.dialect)),
        (SELECT b.event FROM binding b WHERE b.portal = $1 AND b.binding = h.handler),
        \(counts.joined(separator: ", ")),
        (SELECT d.happened_at \(own) 'waiting' AND d.phase_at = 0 ORDER BY d.delivery LIMIT 1),
        (SELECT min(d.happened_at) \(own) 'retrying')
      FROM handler h
      WHERE h.portal = $1 AND h.handler > $2 AND h.app BETWEEN $3 AND $4 AND NOT h.is_ended
      ORDER BY h.handler LIMIT $5
      """,
      [
        .int(portal.rawValue), .int(after?.rawValue ?? 0), .int(application?.rawValue ?? 0),
        .int(application?.rawValue ?? .max), .int(Int64(limit)),
      ], HandlerFigures.init(_:))
  }

  /// Outgoing webhooks of a portal by ascending number.
  public func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) throws(StoreError) -> [OutgoingWebhook] {
    var webhooks = try rows(
      """
      SELECT w.webhook, h.url, w.label, h.keeps_order, w.secret_generation,
        w.previous_secret_until, w.created_at
      FROM outgoing_webhook w JOIN handler h ON h.portal = w.portal AND h.handler = w.webhook
      WHERE w.portal = $1 AND w.webhook > $2 ORDER BY w.webhook LIMIT $3
      """, [.int(portal.rawValue), .int(after?.rawValue ?? 0), .int(Int64(limit))],
      OutgoingWebhook.init(_:))
    guard let first = webhooks.first, let last = webhooks.last else { return [] }
    let events = try rows(
      """
      SELECT webhook, event FROM outgoing_webhook_event
      WHERE portal = $1 AND webhook BETWEEN $2 AND $3 ORDER BY event
      """, [.int(portal.rawValue), .int(first.id.rawValue), .int(last.id.rawValue)]
    ) { (reader) throws(StoreError) in
      (webhook: reader.integer(), event: EventName(stored: reader.text()))
    }
    for index in webhooks.indices {
      webhooks[index].events = events.filter { $0.webhook == webhooks[index].id.rawValue }
        .map(\.event)
    }
    return webhooks
  }

  /// When the next handler of a portal may have its turn; `nil` where nothing is to be delivered.
  public func nextDeliveryTurn(on portal: PortalID) throws(StoreError) -> Timestamp? {
    let first = try first(
      "SELECT min(due_at) FROM handler WHERE portal = $1", [.int(portal.rawValue)]
    ) { (reader) throws(StoreError) in reader.optionalTime() }
    return first ?? nil
  }

  /// What a portal's handlers have to do.
  public func deliveryTotals(on portal: PortalID) throws(StoreError) -> DeliveryTotals {
    let counts = DeliveryTotals.phases.map { phase in
      """
      CAST(coalesce(sum((SELECT count(*) FROM (
        SELECT 1 FROM delivery d
        WHERE d.portal = $1 AND d.handler = h.handler AND d.phase = '\(phase.rawValue)'
        LIMIT \(StoreOverview.countedDeliveries)) AS counted)), 0) AS bigint)
      """
    }
    let totals = try first(
      """
      SELECT count(CASE WHEN h.is_suspended THEN 1 END), \(counts.joined(separator: ", "))
      FROM handler h WHERE h.portal = $1 AND NOT h.is_ended
      """, [.int(portal.rawValue)]
    ) { (reader) throws(StoreError) in
      var totals = DeliveryTotals(suspendedHandlers: reader.integer())
      for phase in DeliveryTotals.phases { totals.deliveries[phase] = reader.integer() }
      return totals
    }
    return totals ?? DeliveryTotals()
  }
}
