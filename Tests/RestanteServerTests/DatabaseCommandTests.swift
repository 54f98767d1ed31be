import Foundation
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// `restante database`, with the real program.
@Suite("Copying and spreading databases", .serialized)
struct DatabaseCommandTests {
  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["database"] + arguments, environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return withExtendedLifetime(directory) { (code, child.output, child.errors) }
  }

  private func stop(_ server: ServerProcess) async {
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
  }

  /// A directory whose queue holds 120 events, 50 of them claimed; its server was stopped.
  private func filled(_ data: TemporaryDirectory) async throws -> ServerProcess {
    let server = try await ServerProcess.start(data: data)
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let events = (1...120).map { #"{"event":"ONCRMDEALUPDATE","data":\#($0)}"# }
    let answer = try await server.client.post(
      "/v1/events", "[\(events.joined(separator: ","))]", key: server.demo.publishKey)
    #expect(answer.json["queued"] == 120)
    let claim = try await server.call("event.offline.get", #""clear":0"#)
    #expect(claim.json["result"]?["events"]?.arrayValue?.count == 50)
    await stop(server)
    return server
  }

  /// What a server on a directory answers to credentials of the first one.
  private func expectSameQueue(
    _ data: TemporaryDirectory, as first: ServerProcess, key: TemporaryDirectory
  ) async throws {
    try? FileManager.default.removeItem(atPath: data.path + "/server.key")
    try FileManager.default.copyItem(
      atPath: key.path + "/server.key", toPath: data.path + "/server.key")
    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    let old = ServerProcess(child: second.child, demo: first.demo, client: second.client)
    let list = try await old.call("event.offline.list")
    #expect(list.json["total"] == 120)
    let pending = try await old.call("event.offline.list", #""filter":{"=PROCESS_ID":""}"#)
    #expect(pending.json["total"] == 70)
    #expect(second.demo.applicationToken == first.demo.applicationToken)
    await stop(second)
  }

  @Test("From a directory to PostgreSQL and back: the old credentials get the same queue")
  func thereAndBack() async throws {
    let (data, back) = (try TemporaryDirectory(), try TemporaryDirectory())
    let first = try await filled(data)
    let cluster = try PostgresCluster.shared.get()
    let address = cluster.address(database: try await cluster.makeDatabase())
    let there = try await run(["copy", "--from", data.path, "--to", address])
    #expect(there.code == 0, "\(there.errors)")
    #expect(there.output.contains(/event +120\n/))
    #expect(there.output.contains("portals copied: 1; every row was read back and compared"))
    let again = try await run(["copy", "--from", data.path, "--to", address])
    #expect(again.code == 1)
    #expect(again.errors.contains("already has portals; --into-existing adds to them"))
    let backward = try await run(
      ["copy", "--from", address, "--to", back.path, "--portal", "localhost"])
    #expect(backward.code == 0, "\(backward.errors)")
    try await expectSameQueue(back, as: first, key: data)
  }

  @Test("A directory that a server uses, and one without a database, are refused")
  func refusesDirectories() async throws {
    let (data, target) = (try TemporaryDirectory(), try TemporaryDirectory())
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let used = try await run(["copy", "--from", data.path, "--to", target.path])
    #expect(used.code == 1)
    #expect(used.errors.contains("another process uses the data directory \(data.path)"))
    let missing = try await run(["copy", "--from", target.path, "--to", data.path])
    #expect(missing.code == 1)
    #expect(missing.errors.contains("there is no database in \(target.path)"))
    await stop(server)
    let unknown = try await run(
      ["copy", "--from", data.path, "--to", target.path, "--portal", "nowhere"])
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("has no portal nowhere"))
  }

  @Test("An address that makes no sense is refused without being repeated")
  func hidesPasswords() async throws {
    let data = try TemporaryDirectory()
    let address = "postgres://user:sesame@host/database?nonsense=1"
    for arguments in [
      ["copy", "--from", address, "--to", data.path], ["distribute", "--database", address],
    ] {
      let result = try await run(arguments)
      #expect(result.code != 0)
      #expect(result.errors.contains("the database URL is invalid"))
      #expect(!result.errors.contains("sesame"))
    }
  }

  @Test("The statements that spread tables are printed, and refused where they cannot be run")
  func distributes() async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = try await cluster.makeDatabase()
    let distribute = ["distribute", "--database", cluster.address(database: database)]
    let plain = try await run(distribute)
    #expect(plain.code == 1)
    #expect(plain.errors.contains("CREATE EXTENSION citus is missing"))
    // Stands in for the extension, in a schema of its own.
    try await DatabaseScript.run(
      """
      CREATE SCHEMA extension;
      CREATE TABLE extension.pg_dist_partition (logicalrelid regclass, partmethod "char");
      CREATE FUNCTION extension.create_reference_table(name regclass) RETURNS void
        LANGUAGE sql AS 'INSERT INTO extension.pg_dist_partition VALUES (name, ''n'')';
      CREATE FUNCTION extension.create_distributed_table(
        name regclass, key text, colocate_with text) RETURNS void
        LANGUAGE sql AS 'INSERT INTO extension.pg_dist_partition VALUES (name, ''h'')';
      CREATE FUNCTION extension.truncate_local_data_after_distributing_table(
        name regclass) RETURNS void
        LANGUAGE plpgsql AS 'BEGIN EXECUTE format(''TRUNCATE %s'', name); END';
      CREATE FUNCTION extension.create_distributed_function(name regprocedure) RETURNS void
        LANGUAGE sql AS '';
      ALTER DATABASE \(database) SET search_path = public, extension
      """, on: cluster.settings(database: database))
    let dry = try await run(distribute + ["--dry-run"])
    #expect(dry.code == 0, "\(dry.errors)")
    #expect(dry.output.contains("SELECT create_reference_table('portal');\n"))
    #expect(dry.output.contains("SELECT create_distributed_table('event', 'portal', "))
    let done = try await run(distribute)
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.output.hasPrefix(dry.output))
    let again = try await run(distribute)
    #expect(again.output.hasPrefix("statements run: 0\n"))
    #expect(again.output.contains("tried with Citus"))
  }

  @Test("The statements that spread a new database are printed without one")
  func showsDistribution() async throws {
    let dry = try await run(["distribute", "--dry-run"])
    #expect(dry.code == 0, "\(dry.errors)")
    #expect(dry.output.contains("SELECT create_distributed_table('event', 'portal', "))
    let refused = try await run(["distribute"])
    #expect(refused.code != 0)
    #expect(refused.errors.contains("--database is required"))
  }
}
