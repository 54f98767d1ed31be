import GRDB
import RestanteSQLite
import Testing

@testable import RestanteSQLite

/// What must be true of the rows of the embedded store after every commit, whatever was done.
enum StoreInvariants {
  /// Each statement lists what is wrong: rows that are missing, left over or counted wrongly.
  private static let violations: [(what: String, sql: String)] = [
    (
      "what nobody carries",
      """
      SELECT body FROM body WHERE body NOT IN (
        SELECT body FROM event UNION ALL SELECT body FROM past_event)
      """
    ),
    (
      "what two events carry, or what is missing",
      """
      SELECT body FROM (SELECT body FROM event UNION ALL SELECT body FROM past_event)
      GROUP BY body HAVING count(*) > 1 OR body NOT IN (SELECT body FROM body)
      """
    ),
    (
      "departures of nobody",
      "SELECT departure FROM departure WHERE departure NOT IN (SELECT departure FROM past_event)"
    ),
    (
      "past events without their departure, or at another time than it",
      """
      SELECT e.event FROM past_event e LEFT JOIN departure d ON d.departure = e.departure
        AND d.portal = e.portal AND d.app = e.app AND d.queue = e.queue AND d.left_at = e.left_at
      WHERE d.departure IS NULL
      """
    ),
    (
      "events that are past and not",
      """
      SELECT p.event FROM past_event p JOIN event e ON e.portal = p.portal AND e.app = p.app
        AND e.queue = p.queue AND e.event = p.event
      """
    ),
    (
      "planned retries that are not in the plan, or are there without being planned",
      """
      SELECT portal, app, retry_at, event, queue FROM event
      WHERE holder = 0 AND failed = 1 AND retry_at IS NOT NULL
      EXCEPT SELECT portal, app, retry_at, event, queue FROM retry_due
      UNION ALL SELECT * FROM (
        SELECT portal, app, retry_at, event, queue FROM retry_due
        EXCEPT SELECT portal, app, retry_at, event, queue FROM event
        WHERE holder = 0 AND failed = 1)
      """
    ),
    ("pending events with a plan", "SELECT event FROM event WHERE failed = 0 AND retry_at > 0"),
    (
      "dead letters that their key does not find, and the other way round",
      """
      SELECT portal, app, queue, message_id, event FROM event WHERE holder = 0 AND failed = 1
      EXCEPT SELECT portal, app, queue, message_id, event FROM failed_key
      UNION ALL SELECT * FROM (
        SELECT portal, app, queue, message_id, event FROM failed_key
        EXCEPT SELECT portal, app, queue, message_id, event FROM event
        WHERE holder = 0 AND failed = 1)
      """
    ),
    (
      "pending events that their key does not find",
      """
      SELECT portal, app, queue, message_id, event FROM event JOIN queue USING (portal, app, queue)
      WHERE holder = 0 AND event.failed = 0 AND event <= ifnull(keyed_upto, event)
      EXCEPT SELECT portal, app, queue, message_id, event FROM pending_key
      """
    ),
    (
      "wrong figures",
      """
      SELECT q.portal, q.app, q.queue FROM queue q
      WHERE (q.pending, q.claimed, q.failed) IS NOT (
        SELECT count(*) FILTER (WHERE holder = 0 AND failed = 0),
          count(*) FILTER (WHERE holder <> 0), count(*) FILTER (WHERE holder = 0 AND failed = 1)
        FROM event e WHERE e.portal = q.portal AND e.app = q.app AND e.queue = q.queue)
      """
    ),
    (
      "claims that count wrongly, or may act on nothing",
      """
      SELECT c.claim FROM claim c WHERE c.held + c.returned = 0
        OR c.held <> (SELECT count(*) FROM event e WHERE e.portal = c.portal AND e.app = c.app
          AND e.queue = c.queue AND e.holder = c.claim)
        OR c.returned <> (SELECT count(*) FROM returned_event r WHERE r.portal = c.portal
          AND r.app = c.app AND r.claim = c.claim)
      """
    ),
  ]

  /// Fails the test for each kind of row that is wrong.
  static func check(_ store: SQLiteStore) async throws {
    for (what, sql) in violations {
      let rows = try await store.pool.read { try Row.fetchAll($0, sql: sql).map(\.description) }
      #expect(rows == [], "\(what)")
    }
  }
}
