import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("restante portal, user, app, webhook, door, key, token and audit")
struct AdministrationCommandTests {
  /// A server and its command line.
  struct Shell {
    let server: ServerProcess
    let data: TemporaryDirectory

    func run(
      _ arguments: String..., input: String = "", code expected: Int32 = 0
    ) async throws -> String {
      let directory = try TemporaryDirectory()
      let child = try ChildProcess(
        arguments + ["--data", data.path], input: input, directory: directory)
      defer { child.end() }
      let code = await child.exitCode()
      #expect(code == expected, "\(arguments): \(child.errors)")
      return expected == 0 ? child.output : child.errors
    }

    /// The reply to a command with `--json`.
    func json(_ arguments: String..., input: String = "") async throws -> JSONValue {
      let directory = try TemporaryDirectory()
      let child = try ChildProcess(
        arguments + ["--json", "--data", data.path], input: input, directory: directory)
      defer { child.end() }
      let code = await child.exitCode()
      #expect(code == 0, "\(arguments): \(child.errors)")
      return try JSONParser().parse(child.output)
    }
  }

  func withShell(_ body: (Shell) async throws -> Void) async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    try await body(Shell(server: server, data: data))
  }

  @Test("Everything is done with admin.json, without naming the only portal")
  func administration() async throws {
    try await withShell { shell in
      let user = try await shell.json(
        "user", "add", "login=eve", "admin=true", "--password-stdin", input: "correct horse\n")
      #expect(user["id"] == 3 && user["admin"] == true)
      #expect(try await shell.run("user", "set", "3", "name=Eve").contains("name: Eve\n"))
      let users = try await shell.run("user", "list")
      #expect(users.split(separator: "\n").count == 4 && users.hasPrefix("ID  LOGIN"))

      let app = try await shell.json("app", "add", "name=Mine", "--client-id", "mine", "--pending")
      #expect(app["installed"] == false && app["client_secret"]?.stringValue?.count == 48)
      #expect(try await shell.run("app", "install", "mine").contains("installed: true"))
      #expect(try await shell.json("app", "update", "mine", "4")["version"] == 4)
      #expect(
        try await shell.json("app", "set", "mine", "allowed_users=1,3")["allowed_users"] == [1, 3])
      let token = try await shell.json("token", "add", "mine", "3")
      let access = try #require(token["access_token"]?.stringValue)
      let profile = try await shell.server.client.get("/rest/profile?auth=\(access)")
      #expect(profile.json["result"]?["NAME"] == "Eve")
      let tokens = try await shell.json("token", "list", "mine").arrayValue
      #expect(tokens?.count == 2)
      #expect(try await shell.json("token", "remove", "--app", "mine")["removed"] == 2)
      #expect(try await shell.json("app", "rotate", "mine")["client_secret"] != nil)
      #expect(try await shell.json("app", "uninstall", "mine", "--clean")["done"] == true)
      #expect(try await shell.run("app", "list").contains("uninstalled"))
      #expect(try await shell.json("app", "remove", "mine")["done"] == true)

      let hook = try await shell.json("webhook", "add", "3", "--label", "hook")
      let id = try #require(hook["id"]?.stringValue)
      #expect(try await shell.run("webhook", "list").contains("hook"))
      let rotated = try await shell.json("webhook", "rotate", id)
      let new = try #require(rotated["id"]?.stringValue)
      #expect(try await shell.run("webhook", "remove", new) == "removed: \(new)\n")
      let door = try await shell.json("door", "add", "--learn", "--label", "crm")
      #expect(door["door_url"]?.stringValue?.contains("/hooks/") == true)
      let doorID = try #require(door["id"]?.stringValue)
      #expect(try await shell.run("door", "list").contains("learning"))
      #expect(try await shell.run("door", "revoke", doorID) == "removed: \(doorID)\n")
      let key = try await shell.json("key", "add", "publish", "--label", "producer")
      let keyID = try #require(key["id"]?.stringValue)
      #expect(try await shell.run("key", "list").contains("producer"))
      #expect(try await shell.run("key", "list", "--server").contains("admin.json"))
      #expect(try await shell.json("key", "remove", keyID)["removed"] == .string(keyID))
      #expect(try await shell.json("user", "remove", "3")["removed"] == 3)
      let audit = try await shell.run("audit")
      #expect(audit.contains("user.remove") && audit.contains("admin.json"))
      #expect(!audit.contains("correct horse"))
    }
  }

  @Test("Portals are added, set, and erased once their name is typed")
  func portals() async throws {
    try await withShell { shell in
      let added = try await shell.json("portal", "add", "two.example", "mode=strict")
      #expect(added["admin_key"]?.stringValue?.count == 48 && added["mode"] == "strict")
      let set = try await shell.json(
        "portal", "set", "two.example", "mode=default", "rate_limit=9/3", "--lease", "77")
      #expect(set["mode"] == .null && set["rate_limit"] == "9/3")
      #expect(set["queues"]?["lease"] == 77)
      #expect(try await shell.run("portal", "list").contains("two.example"))
      #expect(try await shell.run("portal", "show", "two.example").contains("rate_limit: 9/3"))
      #expect(try await shell.run("user", "list", code: 64).contains("--portal"))
      #expect(
        try await shell.run("user", "list", "--portal", "two.example") == """
          ID  LOGIN  NAME  LAST NAME  ADMIN  ACTIVE  CONFIRMED

          """)
      let refused = try await shell.run("portal", "erase", "two.example", input: "no\n", code: 64)
      #expect(refused.contains("Nothing was deleted"))
      #expect(try await shell.run("portal", "list").contains("two.example"))
      #expect(
        try await shell.run("portal", "erase", "two.example", input: "two.example\n")
          .contains("done: true"))
      #expect(try await !shell.run("portal", "list").contains("two.example"))
      #expect(try await shell.run("audit", "--server").contains("portal.erase"))
      let wrong = try await shell.run("portal", "set", "localhost", "colour=red", code: 64)
      #expect(wrong.contains("colour"))
    }
  }

  @Test("A key comes from the environment; a lost one is recovered while the server is stopped")
  func keys() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let elsewhere = try TemporaryDirectory()
    let list = try ChildProcess(
      ["user", "list", "--url", server.demo.baseURL],
      environment: ["RESTANTE_KEY": server.demo.adminKey], directory: elsewhere)
    defer { list.end() }
    #expect(await list.exitCode() == 0)
    #expect(list.output.contains("Administrator"))
    let early = try ChildProcess(["key", "recover", "--data", data.path], directory: elsewhere)
    defer { early.end() }
    #expect(await early.exitCode() == 1)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let before = try #require(AdminFile(inDataDirectory: data.path))
    let late = try ChildProcess(["key", "recover", "--data", data.path], directory: elsewhere)
    defer { late.end() }
    #expect(await late.exitCode() == 0)
    let after = try #require(AdminFile(inDataDirectory: data.path))
    #expect(after.key != before.key && !late.output.contains(after.key))
    let again = try await ServerProcess.start(data: data)
    defer { again.child.end() }
    for key in [before.key, after.key] {
      #expect(try await again.client.get("/v1/portals", key: key).status == 200)
    }
  }
}
