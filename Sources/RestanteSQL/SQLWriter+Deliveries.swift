public import RestanteCore

/// Deliveries and their attempts.
extension SQLWriter {
  /// The deliveries with these names.
  public func deliveries(
    _ keys: Set<DeliveryKey>, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey: DeliveryRow] {
    let found = try rows(
      """
      SELECT \(DeliveryColumns.delivery) FROM delivery d
      WHERE d.portal = $1 AND d.handler = $2 AND d.delivery = $3
      """, each: keys.map { $0.parameters(on: portal) }, DeliveryRow.init(_:))
    return Dictionary(uniqueKeysWithValues: found.joined().map { ($0.key, $0) })
  }

  /// The first deliveries of a handler in one of these phases, phase by phase.
  public func deliveries(
    in phases: [DeliveryPhase], of handler: BindingID, limit: Int, on portal: PortalID
  ) throws(StoreError) -> [DeliveryRow] {
    var found: [DeliveryRow] = []
    for phase in phases where found.count < limit {
      found += try rows(
        """
        SELECT \(DeliveryColumns.delivery) FROM delivery d
        WHERE d.portal = $1 AND d.handler = $2 AND d.phase = $3
        ORDER BY d.phase_at, d.delivery LIMIT $4
        """,
        [
          .int(portal.rawValue), .int(handler.rawValue), .text(phase.rawValue),
          .int(Int64(limit - found.count)),
        ], DeliveryRow.init(_:))
    }
    return found
  }

  /// The first deliveries that were taken at a time or before.
  public func deliveries(
    takenBy time: Timestamp, limit: Int, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey] {
    try rows(
      """
      SELECT d.handler, d.delivery
      FROM handler h JOIN delivery d ON d.portal = h.portal AND d.handler = h.handler
      WHERE h.portal = $1 AND d.phase = 'delivered' AND d.phase_at <= $2 LIMIT $3
      """, [.int(portal.rawValue), .int(time.milliseconds), .int(Int64(limit))],
      DeliveryKey.init(_:))
  }

  /// What deliveries tell.
  public func contents(
    _ keys: Set<DeliveryKey>, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey: DeliveryContent] {
    let keys = Array(keys)
    let found = try rows(
      """
      SELECT \(DeliveryColumns.content(Self.dialect)) FROM delivery d
      WHERE d.portal = $1 AND d.handler = $2 AND d.delivery = $3
      """, each: keys.map { $0.parameters(on: portal) }, DeliveryContent.init(_:))
    var contents: [DeliveryKey: DeliveryContent] = [:]
    for (key, rows) in zip(keys, found) { contents[key] = rows.first }
    return contents
  }

  /// Writes deliveries that are not there.
  public func insert(_ deliveries: [NewDelivery], on portal: PortalID) throws(StoreError) {
    try write(
      """
      INSERT INTO delivery (portal, handler, delivery, event, \(Self.dialect.user), data,
        happened_at, session, trace, checksum, phase, reason, phase_at, attempts, tries,
        last_failure, deadline)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """,
      each: deliveries.map { delivery in
        let (row, content) = (delivery.row, delivery.content)
        return row.key.parameters(on: portal) + [
          .text(content.name.text), .optionalInt(content.user.stored), .bytes(content.data),
          .int(content.time.milliseconds), .int(content.session.rawValue),
          .optionalText(content.trace?.text), .int(content.checksum),
        ] + row.phaseParameters(at: now) + [
          .int(row.state.attempts), .int(row.tries),
          .optionalInt(row.state.lastFailure?.milliseconds), .int(row.state.deadline.milliseconds),
        ]
      })
  }

  /// Writes the states of deliveries that are there.
  public func replace(_ deliveries: [DeliveryRow], on portal: PortalID) throws(StoreError) {
    try write(
      """
      UPDATE delivery SET phase = $1, reason = $2, phase_at = $3, attempts = $4, tries = $5,
        last_failure = $6, deadline = $7
      WHERE portal = $8 AND handler = $9 AND delivery = $10
      """,
      each: deliveries.map { row in
        row.phaseParameters(at: now) + [
          .int(row.state.attempts), .int(row.tries),
          .optionalInt(row.state.lastFailure?.milliseconds), .int(row.state.deadline.milliseconds),
        ] + row.key.parameters(on: portal)
      })
  }

  /// Adds attempts, and removes those between the first and the last ones that are kept.
  public func insert(
    _ attempts: [(delivery: DeliveryKey, attempt: RecordedAttempt)], on portal: PortalID
  ) throws(StoreError) {
    try write(
      """
      INSERT INTO delivery_attempt
        (portal, handler, delivery, number, started_at, milliseconds, status, failure, excerpt)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      each: attempts.map { delivery, attempt in
        let (status, failure): (Int64?, String?) =
          switch attempt.outcome {
          case .replied(let status): (Int64(status), nil)
          case .failed(let failure): (nil, failure.rawValue)
          }
        return delivery.parameters(on: portal) + [
          .int(attempt.number), .int(attempt.start.milliseconds), .int(attempt.milliseconds),
          .optionalInt(status), .optionalText(failure), .bytes(attempt.excerpt),
        ]
      })
    let kept = RecordedAttempt.kept
    try write(
      """
      DELETE FROM delivery_attempt
      WHERE portal = $1 AND handler = $2 AND delivery = $3 AND number = $4
      """,
      each: attempts.filter { $0.attempt.number > 2 * kept }.map { delivery, attempt in
        delivery.parameters(on: portal) + [.int(attempt.number - kept)]
      })
  }

  /// Removes deliveries with their attempts.
  public func remove(_ keys: [DeliveryKey], on portal: PortalID) throws(StoreError) {
    for table in ["delivery_attempt", "delivery"] {
      try execute(
        "DELETE FROM \(table) WHERE portal = $1 AND handler = $2 AND delivery = $3",
        each: keys.map { $0.parameters(on: portal) })
    }
  }
}

extension DeliveryKey {
  /// The values of the three columns that every row of a delivery begins with.
  func parameters(on portal: PortalID) -> [SQLParameter] {
    [.int(portal.rawValue), .int(handler.rawValue), .int(id.rawValue)]
  }

  /// Reads handler and number.
  init(_ reader: inout some RowReader) {
    self.init(
      handler: BindingID(rawValue: reader.integer()), id: DeliveryID(rawValue: reader.integer()))
  }
}
