import Foundation
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// `restante check`, with the real program.
@Suite("Checking databases", .serialized)
struct CheckCommandTests {
  private func check(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["check"] + arguments, environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return withExtendedLifetime(directory) { (code, child.output, child.errors) }
  }

  @Test("A PostgreSQL database is checked while a server uses it, and what is wrong is named")
  func postgres() async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = try await cluster.makeDatabase()
    let address = cluster.address(database: database)
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data, ["--database", address])
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let answer = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":1}"#, key: server.demo.publishKey)
    #expect(answer.json["queued"] == 1)
    let sound = try await check(["--database", address])
    #expect(sound.code == 0, "\(sound.output) \(sound.errors)")
    #expect(sound.output.hasSuffix("the database is sound\n"))
    try await DatabaseScript.run(
      "DELETE FROM event WHERE portal <> 0", on: cluster.settings(database: database))
    let wrong = try await check([], environment: ["RESTANTE_DATABASE": address])
    #expect(wrong.code == 1)
    #expect(
      wrong.output.contains(
        """
        an event is missing, or what it carries is: portal 1, application 1, no connector, event 1

        """))
  }

  @Test("What there is not, or is named twice, is refused")
  func refuses() async throws {
    let data = try TemporaryDirectory()
    let missing = try await check(["--data", data.path])
    #expect(missing.code == 1)
    #expect(missing.errors.contains("there is no database in \(data.path)"))
    let both = try await check(["--data", data.path, "--database", "postgres://h/d"])
    #expect(both.code == 64)
    let address = "postgres://user:sesame@host/database?nonsense=1"
    let nonsense = try await check(["--database", address])
    #expect(nonsense.code == 1)
    #expect(!nonsense.errors.contains("sesame"))
  }
}
