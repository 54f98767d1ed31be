import RestanteCore

/// What every transaction ends with.
extension PostgresTransaction {
  /// Stores the figures, deletes claims that have nothing left to act on and tells who listens.
  ///
  /// - Parameters:
  ///   - folded: A queue whose figures are to be added up.
  ///   - node: Who tells other nodes of it.
  func finish(folding folded: QueueKey?, as node: Int64) throws(StoreError) {
    var commands = state.idleClaims.map { Self.removingIdleClaims($1, of: $0) }
    if !state.changes.isEmpty { commands.append(storeFigures()) }
    if let folded { commands += folding(folded) }
    if !state.movements.isEmpty { commands.append(QueueNews.command(state.movements, from: node)) }
    guard !commands.isEmpty else { return }
    try session.run(commands)
  }

  private func storeFigures() -> Command {
    let changes = Array(state.changes)
    return Command(
      """
      INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[],
        $6::bigint[])
      """,
      [
        .ints(changes.map(\.key.portal.rawValue)), .ints(changes.map(\.key.application.rawValue)),
        .texts(changes.map(\.key.connector)), .ints(changes.map(\.value.pending)),
        .ints(changes.map(\.value.claimed)), .ints(changes.map(\.value.failed)),
      ])
  }

  /// Replaces the rows of a queue's figures by their sum, and deletes claims that two
  /// transactions left idle together. Whoever comes second finds nothing.
  private func folding(_ queue: QueueKey) -> [Command] {
    [
      Command(
        """
        WITH gone AS (
          DELETE FROM queue_figures WHERE ctid = ANY(ARRAY(
            SELECT ctid FROM queue_figures WHERE portal = $1 AND app = $2 AND connector = $3
            FOR UPDATE SKIP LOCKED))
          RETURNING pending, claimed, failed)
        INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
        SELECT $1, $2, $3, sum(pending), sum(claimed), sum(failed) FROM gone HAVING count(*) > 0
        """, queue.parameters),
      Command(
        """
        DELETE FROM claim WHERE ctid = ANY(ARRAY(
          SELECT c.ctid FROM claim c WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3
            AND c.held = '{}' AND c.held_failed = '{}' AND NOT EXISTS (
              SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
                AND w.last_claim = c.claim AND w.last_claim <> 0)
          LIMIT 100 FOR UPDATE OF c SKIP LOCKED))
        """, queue.parameters),
    ]
  }
}
