public import RestanteCore

/// Outgoing webhooks.
extension SQLWriter {
  /// The number of a new binding or outgoing webhook.
  public func nextBinding(on portal: PortalID) throws(StoreError) -> BindingID {
    BindingID(rawValue: try nextNumber("binding", portal: portal))
  }

  /// Writes an outgoing webhook that is not there, but not its handler.
  public func insert(_ webhook: OutgoingWebhook, on portal: PortalID) throws(StoreError) {
    let key: [SQLParameter] = [.int(portal.rawValue), .int(webhook.id.rawValue)]
    try execute(
      """
      INSERT INTO outgoing_webhook (portal, webhook, label, created_at) VALUES ($1, $2, $3, $4)
      """, key + [.text(webhook.label), .int(webhook.createdAt.milliseconds)])
    try execute(
      "INSERT INTO outgoing_webhook_event (portal, webhook, event) VALUES ($1, $2, $3)",
      each: webhook.events.map { key + [.text($0.text)] })
    receiversChanged()
  }

  /// Removes an outgoing webhook, but not its handler; returns whether it was there.
  public func remove(webhook: BindingID, on portal: PortalID) throws(StoreError) -> Bool {
    let key: [SQLParameter] = [.int(portal.rawValue), .int(webhook.rawValue)]
    receiversChanged()
    try execute("DELETE FROM outgoing_webhook_event WHERE portal = $1 AND webhook = $2", key)
    return try execute("DELETE FROM outgoing_webhook WHERE portal = $1 AND webhook = $2", key) > 0
  }

  /// The generations of the signing secrets of outgoing webhooks.
  public func secretGenerations(
    _ webhooks: Set<BindingID>, on portal: PortalID
  ) throws(StoreError) -> [BindingID: SecretGenerations] {
    let found = try rows(
      """
      SELECT w.webhook, w.secret_generation, w.previous_secret_until FROM outgoing_webhook w
      WHERE w.portal = $1 AND w.webhook = $2
      """, each: webhooks.map { [.int(portal.rawValue), .int($0.rawValue)] }
    ) { (reader) throws(StoreError) in
      (BindingID(rawValue: reader.integer()), SecretGenerations(&reader))
    }
    return Dictionary(uniqueKeysWithValues: found.joined())
  }

  /// Writes the generations of an outgoing webhook's signing secret.
  public func setSecretGenerations(
    _ secrets: SecretGenerations, of webhook: BindingID, on portal: PortalID
  ) throws(StoreError) {
    try execute(
      """
      UPDATE outgoing_webhook SET secret_generation = $1, previous_secret_until = $2
      WHERE portal = $3 AND webhook = $4
      """,
      [
        .int(secrets.current), .optionalInt(secrets.previousUntil?.milliseconds),
        .int(portal.rawValue), .int(webhook.rawValue),
      ])
  }
}
