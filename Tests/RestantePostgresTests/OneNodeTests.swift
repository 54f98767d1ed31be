import RestanteCore
import RestantePostgresTesting
import Testing

@testable import RestantePostgres

/// Every test's end checks the statements so far; here is what such a check finds.
@Suite("Statements on a distributed PostgreSQL")
struct OneNodeTests {
  private func findings(_ statement: String, _ parameters: [Parameter]) async throws -> [String] {
    let cluster = try PostgresCluster.shared.get()
    let check = OneNodeCheck()
    check.recorder.note([Command(statement, parameters)])
    do {
      try await check.run(in: cluster)
      return []
    } catch let failure as OneNodeCheck.Failure {
      return failure.findings
    }
  }

  @Test(
    "that say the portal of each spread table go to one node",
    arguments: [
      "SELECT * FROM claim WHERE portal = $1",
      "SELECT * FROM waiting JOIN event USING (portal, app, connector, event) WHERE portal = $1",
      """
      UPDATE handler SET is_ended = true WHERE portal = $1 AND NOT EXISTS (
        SELECT 1 FROM binding b WHERE b.portal = handler.portal AND b.binding = handler.handler)
      """,
      "INSERT INTO app_options (portal, app, member, options) VALUES ($1, 1, 1, '')",
      """
      WITH gone AS (DELETE FROM queue_figures WHERE portal = $1 RETURNING pending)
      INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
      SELECT $1, 1, '', sum(pending), 0, 0 FROM gone HAVING count(*) > 0
      """,
      "DELETE FROM webhook WHERE portal = $1",
      """
      DELETE FROM webhook WHERE hash IN (
        SELECT hash FROM webhook WHERE portal = $1 ORDER BY hash LIMIT 5)
      """,
    ])
  func fine(statement: String) async throws {
    #expect(try await findings(statement, [.int(7)]) == [])
  }

  @Test(
    "that do not are found",
    arguments: [
      (
        "DELETE FROM claim WHERE ctid = ANY(ARRAY(SELECT ctid FROM claim WHERE portal = $1))",
        "several nodes"
      ),
      (
        "SELECT * FROM claim c JOIN portal p USING (portal) WHERE p.domain = $1::text",
        "several nodes"
      ),
      (
        "SELECT * FROM unnest($1::bigint[]) AS k (portal) JOIN queue_figures USING (portal)",
        "several nodes"
      ),
      (
        """
        INSERT INTO idempotency_usage (portal, app, owner, bytes)
        SELECT portal, 1, '', 1 FROM unnest($1::bigint[]) AS k (portal)
        """, "idempotency_usage"
      ),
      ("SELECT * FROM queue_watch JOIN claim USING (portal) WHERE portal = $1", "local"),
      ("DELETE FROM webhook WHERE ctid IN (SELECT ctid FROM webhook WHERE portal = $1)", "each"),
      (
        "DELETE FROM webhook WHERE hash IN (SELECT hash FROM webhook WHERE portal = $1 LIMIT 5)",
        "each"
      ),
    ])
  func stray(statement: String, finding: String) async throws {
    let parameter: Parameter =
      statement.contains("text") ? .text("") : statement.contains("unnest") ? .ints([7]) : .int(7)
    let findings = try await findings(statement, [parameter])
    #expect(findings.count == 1 && findings.first?.contains(finding) == true, "\(findings)")
  }
}
