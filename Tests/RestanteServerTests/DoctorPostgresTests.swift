import Foundation
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// `restante doctor` with a PostgreSQL server: what it says of one that is well, and of problems
/// that are planted.
@Suite("The doctor on PostgreSQL", .serialized)
struct DoctorPostgresTests {
  private func database(
    _ address: String, password: String? = nil
  ) async throws -> (code: Int32?, finding: JSONValue?) {
    let directory = try TemporaryDirectory()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: directory.path)
    var environment: [String: String] = [:]
    environment["RESTANTE_DATABASE_PASSWORD"] = password
    let child = try ChildProcess(
      ["doctor", "--json", "--database", address, "--data", directory.path],
      environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    let json = Answer(contents: Array(child.output.utf8)).json
    let findings = json["findings"]?.arrayValue ?? []
    if let password { #expect(!child.output.contains(password)) }
    #expect(child.errors == "")
    return (code, findings.first { $0["check"] == "database" })
  }

  @Test("A database that is well is named with the version of its server")
  func healthy() async throws {
    let cluster = try PostgresCluster.shared.get()
    let name = try await PostgresUnderTest.makeDatabase(in: cluster)
    let (_, finding) = try await database(cluster.address(database: name))
    #expect(finding?["severity"] == "ok", "\(String(describing: finding))")
    let text = try #require(finding?["text"]?.stringValue)
    #expect(
      text.contains(/^\w+ on 127\.0\.0\.1 \(PostgreSQL \d+(\.\d+)?\) has the current schema\.$/),
      "\(text)")
    try await cluster.removeDatabase(name)
  }

  @Test("A database without tables, with an older schema and with a newer one are told apart")
  func schemas() async throws {
    let cluster = try PostgresCluster.shared.get()
    let empty = try await cluster.makeDatabase()
    let (_, none) = try await database(cluster.address(database: empty))
    #expect(none?["severity"] == "note")
    #expect(none?["text"]?.stringValue?.contains("has no tables yet") == true)
    let name = try await PostgresUnderTest.makeDatabase(in: cluster)
    let settings = try cluster.settings(database: name)
    try await DatabaseScript.run("UPDATE schema_version SET version = 1", on: settings)
    let (_, older) = try await database(cluster.address(database: name))
    #expect(older?["severity"] == "note")
    #expect(older?["text"]?.stringValue?.contains("has an older schema") == true)
    try await DatabaseScript.run("UPDATE schema_version SET version = 999", on: settings)
    let (code, newer) = try await database(cluster.address(database: name))
    #expect(code == 1 && newer?["severity"] == "error")
    #expect(newer?["text"]?.stringValue?.contains("a newer version of Restante") == true)
    #expect(newer?["remedy"] == "restante version --verbose")
    for name in [empty, name] { try await cluster.removeDatabase(name) }
  }

  @Test("A table that is missing is an error")
  func missingTable() async throws {
    let cluster = try PostgresCluster.shared.get()
    let name = try await PostgresUnderTest.makeDatabase(in: cluster)
    try await DatabaseScript.run(
      "DROP TABLE portal CASCADE", on: try cluster.settings(database: name))
    let (code, finding) = try await database(cluster.address(database: name))
    #expect(code == 1 && finding?["severity"] == "error")
    #expect(finding?["text"]?.stringValue?.contains("portal") == true, "\(finding as Any)")
    try await cluster.removeDatabase(name)
  }

  @Test("A server that cannot be reached, and a password that is wrong, are told with the remedy")
  func unreachable() async throws {
    let cluster = try PostgresCluster.shared.get()
    let rules = cluster.directory.appendingPathComponent("data/pg_hba.conf")
    let before = try String(contentsOf: rules, encoding: .utf8)
    // Only this role needs a password: other tests use the cluster, too.
    try "host all locked 127.0.0.1/32 scram-sha-256\n\(before)"
      .write(to: rules, atomically: false, encoding: .utf8)
    try await DatabaseScript.run(
      "CREATE ROLE locked LOGIN PASSWORD 'correct-horse'",
      on: try cluster.settings(database: "postgres"))
    try await DatabaseScript.run(
      "DO $$ BEGIN PERFORM pg_reload_conf(); END $$",
      on: try cluster.settings(database: "postgres"))
    let address = cluster.address(database: "postgres").replacing("postgres@", with: "locked@")
    for (address, reason) in [
      ("postgres://postgres@127.0.0.1:1/x", "Connection refused"),
      (cluster.address(database: "nosuch"), #"database "nosuch" does not exist"#),
      (address, #"password authentication failed for user "locked""#),
    ] {
      let (code, finding) = try await database(address, password: "wr0ng-secret")
      #expect(code == 1 && finding?["severity"] == "error")
      let text = finding?["text"]?.stringValue ?? ""
      #expect(text.contains("cannot be reached: ") && text.contains(reason), "\(text)")
      #expect(text.hasSuffix("the address, user and password are right."), "\(text)")
      #expect(finding?["remedy"] == "restante check --database postgres://…")
    }
    let (_, right) = try await database(address, password: "correct-horse")
    #expect(right?["text"]?.stringValue?.contains("has no tables yet") == true)
  }
}
