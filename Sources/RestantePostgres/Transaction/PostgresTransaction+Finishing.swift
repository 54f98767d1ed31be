import RestanteCore

/// What every transaction ends with.
extension PostgresTransaction {
  /// Stores the figures, deletes claims that have nothing left to act on and tells who listens.
  ///
  /// - Parameters:
  ///   - folded: A queue whose figures are to be added up.
  ///   - node: Who tells other nodes of it.
  func finish(folding folded: QueueKey?, as node: Int64) throws(StoreError) {
    try QueueBalance.check(state.counts, change: state.changes.values.reduce(0) { $0 + $1.net })
    var commands = state.idleClaims.map { Self.removingIdleClaims($1, of: $0) }
    commands += storingFigures()
    if let folded { commands += folding(folded) }
    if !state.movements.isEmpty {
      commands.append(QueueNotification.command(state.movements, from: node))
    }
    if let folded { commands.append(addingUp(folded)) }
    guard !commands.isEmpty else { return }
    let results = try session.run(commands)
    guard let folded, let sum = results.last else { return }
    try sum.first { (reader) throws(StoreError) in
      try QueueBalance.check(
        folded, pending: reader.integer(), claimed: reader.integer(), failed: reader.integer())
    }
  }

  /// What a queue's figures add up to, no matter who else is adding them up: what others replace at
  /// this moment is still there for this statement. A queue whose application is being removed has
  /// lost its figures before its events.
  private func addingUp(_ queue: QueueKey) -> Command {
    Command(
      """
      SELECT coalesce(sum(pending), 0)::bigint, coalesce(sum(claimed), 0)::bigint,
        coalesce(sum(failed), 0)::bigint
      FROM queue_figures WHERE portal = $1 AND app = $2 AND connector = $3 AND EXISTS (
        SELECT FROM application a WHERE a.portal = $1 AND a.app = $2 AND a.removal IS NULL)
      """, queue.parameters)
  }

  /// A statement for each portal, since each is on a node of its own.
  private func storingFigures() -> [Command] {
    Dictionary(grouping: state.changes, by: \.key.portal).map { portal, changes in
      Command(
        """
        INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
        SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[],
          $6::bigint[])
        """,
        [
          .int(portal.rawValue), .ints(changes.map(\.key.application.rawValue)),
          .texts(changes.map(\.key.connector)), .ints(changes.map(\.value.pending)),
          .ints(changes.map(\.value.claimed)), .ints(changes.map(\.value.failed)),
        ])
    }
  }

  /// Replaces the rows of a queue's figures by their sum, and deletes claims that two
  /// transactions left idle together. Anyone who comes second finds nothing.
  private func folding(_ queue: QueueKey) -> [Command] {
    [
      Command(
        """
        WITH gone AS (
          DELETE FROM queue_figures
          WHERE portal = $1 AND app = $2 AND connector = $3 AND ctid = ANY(ARRAY(
            SELECT ctid FROM queue_figures WHERE portal = $1 AND app = $2 AND connector = $3
            FOR UPDATE SKIP LOCKED))
          RETURNING pending, claimed, failed)
        INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
        SELECT $1, $2, $3, sum(pending), sum(claimed), sum(failed) FROM gone HAVING count(*) > 0
        """, queue.parameters),
      Command(
        """
        DELETE FROM claim
        WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = ANY(ARRAY(
          SELECT c.claim FROM claim c WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3
            AND c.held = '{}' AND c.held_failed = '{}' AND NOT EXISTS (
              SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
                AND w.last_claim = c.claim AND w.last_claim <> 0)
          LIMIT 100 FOR UPDATE OF c SKIP LOCKED))
        """, queue.parameters),
    ]
  }
}
