/// Outgoing webhooks.
extension DeliveryRows {
  /// Adds an outgoing webhook.
  public func add(_ operation: AddOutgoingWebhook) throws(StoreError) -> OutgoingWebhook {
    let events = Set(operation.events).sorted {
      $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    let webhook = OutgoingWebhook(
      id: try nextBinding(on: operation.portal), url: operation.url, events: events,
      label: operation.label, keepsOrder: operation.keepsOrder, secrets: SecretGenerations(),
      createdAt: now)
    var handler = HandlerRow(
      id: webhook.id, application: .portal, clientID: "", url: webhook.url)
    handler.state.keepsOrder = webhook.keepsOrder
    try insert(handler, on: operation.portal)
    try insert(webhook, on: operation.portal)
    return webhook
  }

  /// Removes an outgoing webhook; returns whether it was there.
  public func remove(_ operation: RemoveOutgoingWebhook) throws(StoreError) -> Bool {
    guard try remove(webhook: operation.webhook, on: operation.portal) else { return false }
    let known = try handlers([operation.webhook], on: operation.portal)[operation.webhook]
    guard var handler = known else {
      throw StoreError(.corrupt, "an outgoing webhook has no handler")
    }
    handler.end()
    try replace([handler], on: operation.portal)
    return true
  }

  /// Gives an outgoing webhook a new signing secret; returns which are good, `nil` when there is no
  /// such webhook.
  public func rotateSecret(
    _ operation: RotateWebhookSecret
  ) throws(StoreError) -> SecretGenerations? {
    // The handler keeps others from doing the same at the same time.
    let handler = try handlers([operation.webhook], on: operation.portal)[operation.webhook]
    guard let handler, handler.application == .portal, !handler.isEnded else { return nil }
    let known = try secretGenerations([operation.webhook], on: operation.portal)
    let secrets = (known[operation.webhook] ?? SecretGenerations())
      .replaced(at: now, overlap: operation.overlap)
    try setSecretGenerations(secrets, of: operation.webhook, on: operation.portal)
    return secrets
  }
}

extension HandlerRow {
  /// Notes that its binding or outgoing webhook is gone: nothing is tried any more.
  mutating func end() {
    isEnded = true
    dueAt = nil
    bell.nextRing = nil
  }
}
