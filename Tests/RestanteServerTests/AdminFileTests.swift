import Foundation
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The first administrator")
struct AdminFileTests {
  @Test("admin.json is made at the first start, private, and stays what it is")
  func made() async throws {
    let directory = try TemporaryDirectory()
    var keys: [String] = []
    for _ in 0..<2 {
      try await LiveServer.run(.sqlite, directory: directory) { server in
        #expect(server.admin.baseURL == server.client.base)
        try await #expect(server.manage("GET", "portals").status == 200)
      }
      keys.append(try #require(AdminFile(inDataDirectory: directory.path)).key)
    }
    #expect(keys[0] == keys[1] && keys[0].count == 48)
    #expect(try #require(try directory.permissions(of: "admin.json")) & 0o077 == 0)
  }

  @Test("A start that broke off before the key was stored is made good")
  func brokenOff() async throws {
    let store = ModelStore(time: ManualClock())
    let first = FirstAdministrator(store: store, random: SeededRandom(seed: 1))
    let file = try #require(try await first.file(previous: nil, baseURL: "http://a"))
    let again = try #require(try await first.file(previous: file, baseURL: "http://b"))
    #expect(again == AdminFile(baseURL: "http://b", key: file.key))
    try await first.admit(again)
    try await first.admit(again)
    #expect(try await store.apiKeys(on: .server, after: nil, limit: 9).count == 1)
    #expect(try await store.auditRecords(on: .server, before: nil, limit: 9).count == 1)
  }

  @Test("A server that has keys makes no other one, whatever became of the file")
  func leftAlone() async throws {
    let store = ModelStore(time: ManualClock())
    let first = FirstAdministrator(store: store, random: SeededRandom(seed: 1))
    try await store.perform(
      AddAPIKey(portal: .server, scope: .admin, key: SecretHash(of: "mine")))
    #expect(try await first.file(previous: nil, baseURL: "http://a") == nil)
    let stale = AdminFile(baseURL: "http://a", key: "stale")
    #expect(try await first.file(previous: stale, baseURL: "http://a") == nil)
    let good = AdminFile(baseURL: "http://a", key: "mine")
    #expect(try await first.file(previous: good, baseURL: "http://a") == good)
  }

  @Test("Where there is no database, no key is made, and no file either")
  func nothingToRecover() async throws {
    let directory = try TemporaryDirectory()
    await #expect(throws: StartupError.self) {
      try await AdminKeyRecovery.run(in: directory.path)
    }
    #expect(AdminFile(inDataDirectory: directory.path) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
  }

  @Test("Whoever lost all keys makes a new one while the server does not run")
  func recovered() async throws {
    let directory = try TemporaryDirectory()
    try await LiveServer.run(.sqlite, directory: directory) { server in
      await #expect(throws: StartupError.self) {
        try await AdminKeyRecovery.run(in: directory.path)
      }
      let keys = try await server.store.apiKeys(on: .server, after: nil, limit: 9)
      for key in keys {
        _ = try await server.store.perform(RevokeAPIKey(portal: .server, id: key.id))
      }
      #expect(try await server.manage("GET", "portals").status == 401)
    }
    let path = try await AdminKeyRecovery.run(in: directory.path)
    #expect(path == directory.path + "/admin.json")
    try await LiveServer.run(.sqlite, directory: directory) { server in
      try await #expect(server.manage("GET", "portals").status == 200)
    }
  }
}
