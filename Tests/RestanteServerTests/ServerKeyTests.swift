import Foundation
import RestanteCore
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The server key", .serialized)
struct ServerKeyTests {
  private static let other = String(repeating: "ab", count: 32)

  private func source(_ directory: TemporaryDirectory, given: String? = nil) -> ServerKeySource {
    ServerKeySource(directory: directory.path, given: given.map(Secret.init))
  }

  /// Finds the key as a start of a server does.
  private func key(
    _ store: any Store, _ directory: TemporaryDirectory, given: String? = nil,
    acceptsOther: Bool = false
  ) async throws -> ServerKey {
    let adoption = ServerKeyAdoption(
      store: store, source: source(directory, given: given), acceptsOther: acceptsOther,
      random: SystemRandomSource(), logger: LogRecorder().logger)
    return try await adoption.find().keys.current
  }

  private func token(_ key: ServerKey?) -> String? {
    key?.applicationToken(memberID: "m", clientID: "c")
  }

  @Test("is made at the first start, private, and stays what it is")
  func made() async throws {
    let directory = try TemporaryDirectory()
    let store = ModelStore(time: ManualClock())
    let first = try await key(store, directory)
    #expect(try directory.permissions(of: "server.key") == 0o600)
    #expect(try await token(key(store, directory)) == token(first))
    #expect(try await store.serverKeys()?.current == first.fingerprint)
  }

  @Test("that is damaged is refused, wherever it stands")
  func damaged() throws {
    let directory = try TemporaryDirectory()
    #expect(try source(directory).keys() == nil)
    for given in ["abc", ""] {
      #expect(throws: StartupError.self) { try source(directory, given: given).keys() }
    }
    for contents in ["abc", "", Self.other + "ab", Self.other + " until 1"] {
      try DurableFile.save(Array(contents.utf8), to: directory.path + "/server.key")
      #expect(throws: StartupError.self) { try source(directory).keys() }
    }
    let given = try source(directory, given: Self.other).keys()?.key
    #expect(
      try token(given)
        == token(source(directory, given: Self.other.uppercased() + "\n").keys()?.key))
  }

  @Test("must be the one that the database goes with; who has none gets no new one")
  func mustBeTheSame() async throws {
    let (home, elsewhere) = (try TemporaryDirectory(), try TemporaryDirectory())
    let store = ModelStore(time: ManualClock())
    let first = try await key(store, home)
    let missing = await #expect(throws: StartupError.self) { try await key(store, elsewhere) }
    #expect("\(missing, default: "")".contains("there is no \(elsewhere.path)/server.key"))
    #expect(elsewhere.contents(of: "server.key") == nil)
    let wrong = await #expect(throws: StartupError.self) {
      try await key(store, elsewhere, given: Self.other)
    }
    #expect("\(wrong, default: "")".contains("RESTANTE_SERVER_KEY holds another server key"))
    #expect(try await store.serverKeys()?.current == first.fingerprint)
  }

  @Test("can be replaced on purpose, which the audit log and the log say, and only then")
  func replaced() async throws {
    let directory = try TemporaryDirectory()
    let store = ModelStore(time: ManualClock())
    let first = try await key(store, directory, acceptsOther: true)
    _ = try await key(store, directory, acceptsOther: true)
    #expect(try await store.auditRecords(on: .server, before: nil, limit: 9) == [])
    let second = try await key(store, directory, given: Self.other, acceptsOther: true)
    #expect(token(first) != token(second))
    let records = try await store.auditRecords(on: .server, before: nil, limit: 9)
    #expect(records.map(\.entry.action) == ["server.key"])
    #expect(try await token(key(store, directory, given: Self.other)) == token(second))
    await #expect(throws: StartupError.self) { try await key(store, directory) }
  }

  @Test("is one for all servers on a PostgreSQL database, however they are started")
  func severalServers() async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = ["--database", cluster.address(database: try await cluster.makeDatabase())]
    let (home, elsewhere) = (try TemporaryDirectory(), try TemporaryDirectory())
    let first = try await ServerProcess.start(data: home, database)
    defer { first.child.end() }
    let refused = try ChildProcess(
      ["serve", "--listen", "127.0.0.1:0", "--data", elsewhere.path] + database,
      directory: elsewhere)
    defer { refused.end() }
    #expect(await refused.exitCode() == 1)
    #expect(refused.errors.contains("the database belongs to a server key, but there is no"))
    #expect(elsewhere.contents(of: "server.key") == nil)
    let digits = String(decoding: try #require(home.contents(of: "server.key")), as: UTF8.self)
    let second = try await ServerProcess.start(
      data: elsewhere, database,
      environment: ["RESTANTE_SERVER_KEY": digits.filter { !$0.isWhitespace }])
    defer { second.child.end() }
    #expect(second.demo.applicationToken == first.demo.applicationToken)
  }

  @Test("given with --other-key is used from then on, also with an embedded database")
  func otherKey() async throws {
    let data = try TemporaryDirectory()
    let other = ["RESTANTE_SERVER_KEY": Self.other]
    let first = try await ServerProcess.start(data: data)
    first.child.send(signal: SIGTERM)
    #expect(await first.child.exitCode() == 0)
    let refused = try? await ServerProcess.start(data: data, environment: other)
    refused?.child.end()
    #expect(refused == nil)
    let second = try await ServerProcess.start(data: data, ["--other-key"], environment: other)
    second.child.send(signal: SIGTERM)
    #expect(await second.child.exitCode() == 0)
    #expect(second.child.errors.contains("every application_token has changed"))
    let third = try await ServerProcess.start(data: data, environment: other)
    defer { third.child.end() }
    #expect(third.demo.applicationToken == second.demo.applicationToken)
    #expect(third.demo.applicationToken != first.demo.applicationToken)
  }
}
