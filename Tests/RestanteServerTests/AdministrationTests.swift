import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension LiveServer {
  /// Sends a request with the key of the server or another one.
  func manage(
    _ method: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil
  ) async throws -> Answer {
    try await client.send(
      method, "/v1/\(path)", key: key ?? admin.key, type: body == nil ? nil : WebClient.jsonType,
      body: body.map { $0.encoded() })
  }

  /// The actions in an audit log, newest first.
  func log(_ query: String = "") async throws -> [String] {
    let records = try await manage("GET", "audit\(query)").json["records"]?.arrayValue ?? []
    return records.map { record in
      "\(record["action"]?.stringValue ?? "") \(record["subject"]?.stringValue ?? "")"
    }
  }
}

@Suite("Administration over /v1")
struct AdministrationTests {
  private static let here = "?portal=localhost"

  @Test(
    "A portal is added, changed and erased, with a key of its own", arguments: StoreKind.allCases)
  func portals(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let added = try await server.manage(
        "POST", "portals",
        ["domain": "Two.Example:8443", "mode": "strict", "rate_limit": "9/3", "rest": false])
      #expect(added.status == 200)
      #expect(added.json["domain"] == "two.example:8443" && added.json["mode"] == "strict")
      #expect(added.json["rate_limit"] == "9/3" && added.json["rest"] == false)
      #expect(added.json["member_id"]?.stringValue?.count == 32)
      let own = try #require(added.json["admin_key"]?.stringValue)
      let again = try await server.manage("POST", "portals", ["domain": "two.example:8443"])
      expectProblem(again, 409, "taken")

      // The portal's own administrator sees it, and only it, and cannot change its licence.
      let path = "portals/two.example:8443"
      #expect(try await server.manage("GET", path, key: own).status == 200)
      expectProblem(try await server.manage("GET", "portals/localhost", key: own), 403, "forbidden")
      let seen = try await server.manage("GET", "portals", key: own)
      #expect(seen.json["portals"]?.arrayValue?.map { $0["domain"] } == ["two.example:8443"])
      expectProblem(
        try await server.manage("PATCH", path, ["rest": true], key: own), 403, "forbidden")
      expectProblem(try await server.manage("DELETE", path, key: own), 403, "forbidden")
      expectProblem(
        try await server.manage("GET", "users\(Self.here)", key: own), 403, "forbidden")

      let changed = try await server.manage(
        "PATCH", path,
        [
          "mode": nil, "rest": true, "time_zone": "Europe/Berlin", "operating_limit": 480,
          "offline_access": "administrators", "rate_limit": nil, "domain": "renamed.example",
          "queues": ["lease": 77],
        ])
      #expect(changed.status == 200, "\(changed.text)")
      for (name, value) in [
        ("domain", "renamed.example"), ("mode", nil), ("rest", true), ("rate_limit", nil),
        ("time_zone", "Europe/Berlin"), ("operating_limit", "480"),
        ("offline_access", "administrators"),
      ] as [(String, JSONValue)] { #expect(changed.json[name] == value, "\(name)") }
      #expect(changed.json["queues"]?["lease"] == 77)
      #expect(changed.json["member_id"] == added.json["member_id"])
      #expect(try await server.manage("GET", "portals/renamed.example").json == changed.json)
      let listed = try await server.manage("GET", "portals").json["portals"]?.arrayValue
      #expect(listed?.compactMap { $0["domain"]?.stringValue } == ["localhost", "renamed.example"])

      let stopped = try await server.manage(
        "PATCH", "portals/renamed.example", ["state": "stopped"])
      #expect(stopped.json["state"] == "stopped")
      expectProblem(try await server.manage("GET", "users", key: own), 403, "forbidden")

      let erased = try await server.manage("DELETE", "portals/renamed.example")
      #expect(erased.status == 200 && erased.json["done"] == true)
      expectProblem(try await server.manage("GET", "portals/renamed.example"), 404, "not-found")
      #expect(try await server.manage("GET", "users", key: own).status == 401)
      #expect(
        try await server.log().prefix(2) == [
          "portal.erase renamed.example", "portal.add two.example:8443",
        ])
    }
  }

  @Test(
    "Wrong arguments of a portal are named, and nothing changes",
    arguments: [
      ("domain", "a b"), ("domain", "x:0"), ("domain", ""), ("mode", "lax"), ("state", "erasing"),
      ("offline_access", "all"), ("rest", 1), ("rate_limit", "fast"), ("operating_limit", "601"),
      ("time_zone", "Mars/Olympus"), ("time_zone", "+19:00"),
    ] as [(String, JSONValue)])
  func wrongPortal(name: String, value: JSONValue) async throws {
    try await LiveServer.run { server in
      let before = try await server.store.portals()
      let answer = try await server.manage(
        "PATCH", "portals/localhost", .object([name: value]))
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"]?.stringValue == name)
      #expect(try await server.store.portals() == before)
      #expect(try await server.log(Self.here) == [])
    }
  }

  @Test("Users are added, listed, changed and removed; passwords are never shown")
  func users() async throws {
    try await LiveServer.run(.sqlite) { server in
      let added = try await server.manage(
        "POST", "users\(Self.here)",
        ["login": "eve", "name": "Ève", "admin": true, "password": "correct horse"])
      #expect(added.status == 200)
      #expect(added.keys == ["id", "login", "name", "last_name", "admin", "active", "confirmed"])
      #expect(added.json["id"] == 3 && added.json["admin"] == true)
      let taken = try await server.manage("POST", "users\(Self.here)", ["login": "EVE"])
      expectProblem(taken, 409, "taken")
      #expect(taken.json["argument"] == "login")
      expectProblem(try await server.manage("POST", "users\(Self.here)", ["id": 3]), 409, "taken")
      for (body, argument) in [
        (["id": 0], "id"), (["password": "short"], "password"), (["login": " x"], "login"),
        (["name": "a\nb"], "name"),
      ] as [(JSONValue, String)] {
        let answer = try await server.manage("POST", "users\(Self.here)", body)
        expectProblem(answer, 400, "invalid-argument")
        #expect(answer.json["argument"]?.stringValue == argument)
      }
      let hasher = PasswordHasher(cost: .cheap)
      let portal = try await server.demoClient().portal.id
      let logIn = { (login: String, password: String) in
        try await hasher.user(login: login, password: password, on: portal, in: server.store)?
          .id.rawValue
      }
      #expect(try await logIn("Eve", "correct horse") == 3)
      #expect(try await logIn("eve", "wrong horse") == nil)
      #expect(try await logIn("nobody", "correct horse") == nil)

      let page = try await server.manage("GET", "users\(Self.here)&limit=2")
      #expect(page.json["users"]?.arrayValue?.map { $0["id"] } == [1, 2])
      #expect(page.json["next"] == "2")
      let rest = try await server.manage("GET", "users\(Self.here)&limit=2&after=2")
      #expect(rest.json["users"]?.arrayValue?.map { $0["id"] } == [3] && rest.json["next"] == .null)

      let changed = try await server.manage(
        "PATCH", "users/3\(Self.here)", ["active": false, "password": "another horse"])
      #expect(changed.json["active"] == false && changed.json["admin"] == true)
      #expect(try await logIn("eve", "another horse") == nil)
      _ = try await server.manage("PATCH", "users/3\(Self.here)", ["active": true])
      #expect(try await logIn("eve", "another horse") == 3)
      _ = try await server.manage("PATCH", "users/3\(Self.here)", ["password": nil])
      #expect(try await logIn("eve", "another horse") == nil)
      #expect(try await server.manage("DELETE", "users/3\(Self.here)").json["removed"] == 3)
      for method in ["GET", "DELETE"] {
        expectProblem(try await server.manage(method, "users/3\(Self.here)"), 404, "not-found")
      }
      #expect(
        try await server.log(Self.here) == [
          "user.remove 3", "user.set 3", "user.set 3", "user.set 3", "user.add 3",
        ])
      let log = try await server.manage("GET", "audit\(Self.here)").text
      #expect(!log.contains("horse") && log.contains("changed"))
    }
  }

  @Test("An application lives: pending, installed, updated, uninstalled, installed again, removed")
  func applicationLife() async throws {
    try await LiveServer.run(.sqlite) { server in
      let added = try await server.manage(
        "POST", "apps\(Self.here)",
        [
          "client_id": "app", "installed": false, "version": 2, "payment": "paid",
          "redirect_uri": "https://app.example/back", "allowed_users": [1],
        ])
      #expect(added.json["installed"] == false && added.json["version"] == 2)
      #expect(added.json["allowed_users"] == [1])
      let secret = try #require(added.json["client_secret"]?.stringValue)
      let step = { (action: String, body: JSONValue) in
        try await server.manage("POST", "apps/app/\(action)\(Self.here)", body)
      }
      #expect(try await step("install", [:]).json["installed"] == true)
      #expect(try await step("update", ["version": 3]).json["version"] == 3)
      expectProblem(try await step("update", [:]), 400, "invalid-argument")
      let tokens = try await server.manage(
        "POST", "tokens\(Self.here)", ["client_id": "app", "user_id": 1])
      let access = try #require(tokens.json["access_token"]?.stringValue)
      let refresh = try #require(tokens.json["refresh_token"]?.stringValue)
      #expect(try await server.client.get("/rest/profile?auth=\(access)").status == 200)

      let gone = try await step("uninstall", ["clean": true])
      #expect(gone.status == 200 && gone.json["done"] == true)
      #expect(
        try await server.client.get("/rest/profile?auth=\(access)").json["error"] == "invalid_token"
      )
      let refused = try await server.client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=app&client_secret=\(secret)"
          + "&refresh_token=\(refresh)")
      #expect(refused.json["error"] == "NOT_INSTALLED" && refused.status == 401)
      let shown = try await server.manage("GET", "apps/app\(Self.here)")
      #expect(
        shown.json["removal"] == "uninstalled" && shown.json["secrets"]?.arrayValue?.count == 1)
      expectProblem(
        try await server.manage("POST", "tokens\(Self.here)", ["client_id": "app", "user_id": 1]),
        409, "busy")
      #expect(try await step("install", [:]).json["removal"] == .null)

      let rotated = try await step("rotate", ["grace": 60])
      let new = try #require(rotated.json["client_secret"]?.stringValue)
      let hashes = try await server.store.clients(clientID: "app").flatMap(\.secrets)
      #expect(Set(hashes) == [SecretHash(of: secret), SecretHash(of: new)])
      #expect(try await server.manage("DELETE", "apps/app\(Self.here)").json["done"] == true)
      expectProblem(try await server.manage("GET", "apps/app\(Self.here)"), 404, "not-found")
      #expect(
        try await server.log(Self.here) == [
          "app.remove app", "app.rotate app", "app.install app", "app.uninstall app",
          "token.add app", "app.update app", "app.install app", "app.add app",
        ])
    }
  }

  @Test("What is decided about an application and its queues is changed at once, or not at all")
  func applicationSettings() async throws {
    try await LiveServer.run { server in
      let path = "apps/\(server.demo.clientID)\(Self.here)"
      let changed = try await server.manage(
        "PATCH", path, ["name": "New", "blocked": true, "lease": 90, "scope": ["crm"]])
      #expect(changed.json["name"] == "New" && changed.json["blocked"] == true)
      #expect(changed.json["lease"] == 90 && changed.json["own"] == ["lease"])
      let blocked = try await server.client.get("/rest/profile?auth=\(server.demo.accessToken)")
      #expect(blocked.status == 503 && blocked.json["error"] == "OVERLOAD_LIMIT")
      for (body, argument) in [
        (["name": "X", "lease": 0], "lease"), (["name": "X", "status": "Z"], "status"),
        (["name": "X", "payment": "soon"], "payment"),
        (["name": "X", "redirect_uri": "ftp://a"], "redirect_uri"),
        (["name": "X", "install_url": "https://a/#b"], "install_url"),
        (["name": "X", "allowed_users": ["a"]], "allowed_users"),
      ] as [(JSONValue, String)] {
        let answer = try await server.manage("PATCH", path, body)
        expectProblem(answer, 400, "invalid-argument")
        #expect(answer.json["argument"]?.stringValue == argument)
      }
      #expect(try await server.manage("GET", path).json["name"] == "New")
      let listed = try await server.manage("GET", "apps\(Self.here)")
      for answer in [changed, listed, try await server.manage("GET", path)] {
        #expect(!answer.text.contains(server.demo.applicationToken))
      }
      #expect(listed.json["apps"]?.arrayValue?.map { $0["name"] } == ["New"])
    }
  }

  @Test("Webhooks are shown once, listed without their codes, rotated and revoked")
  func webhooks() async throws {
    try await LiveServer.run(.sqlite) { server in
      let added = try await server.manage(
        "POST", "webhooks\(Self.here)",
        ["user_id": 2, "scope": "user", "label": "hook", "expires_in": 60])
      let url = try #require(added.json["webhook_url"]?.stringValue)
      let id = try #require(added.json["id"]?.stringValue)
      let path = { (url: String) in String(url.dropFirst(server.client.base.count)) }
      #expect(try await server.client.get("\(path(url))profile").json["result"]?["ID"] == "2")
      let list = try await server.manage("GET", "webhooks\(Self.here)")
      let shown = try #require(
        list.json["webhooks"]?.arrayValue?.first { $0["id"]?.stringValue == id })
      #expect(shown["label"] == "hook" && shown["scope"] == "user" && shown["user_id"] == 2)
      #expect(!list.text.contains(try #require(added.json["code"]?.stringValue)))
      let rotated = try await server.manage("POST", "webhooks/\(id)/rotate\(Self.here)", [:])
      let newURL = try #require(rotated.json["webhook_url"]?.stringValue)
      #expect(try await server.client.get("\(path(url))profile").status == 401)
      #expect(try await server.client.get("\(path(newURL))profile").status == 200)
      let new = try #require(rotated.json["id"]?.stringValue)
      #expect(try await server.manage("DELETE", "webhooks/\(new)\(Self.here)").status == 200)
      #expect(try await server.client.get("\(path(newURL))profile").status == 401)
      for unknown in [id, "zz", "0123456789abcdef"] {
        let answer = try await server.manage("DELETE", "webhooks/\(unknown)\(Self.here)")
        expectProblem(answer, 404, "not-found")
      }
      let answer = try await server.manage("POST", "webhooks\(Self.here)", ["user_id": 99])
      expectProblem(answer, 404, "not-found")
    }
  }

  @Test("Keys of portals and of the server are told apart, rotated and revoked")
  func keys() async throws {
    try await LiveServer.run(.sqlite) { server in
      let added = try await server.manage(
        "POST", "keys\(Self.here)", ["scope": "publish", "label": "producer"])
      let key = try #require(added.json["key"]?.stringValue)
      let event = #"{"event":"ONX"}"#
      #expect(try await server.client.post("/v1/events", event, key: key).status == 200)
      #expect(try await server.client.get("/v1/queues", key: key).status == 403)
      let list = try await server.manage("GET", "keys\(Self.here)")
      #expect(list.json["keys"]?.arrayValue?.contains { $0["label"] == "producer" } == true)
      #expect(!list.text.contains(key))
      let id = try #require(added.json["id"]?.stringValue)
      let rotated = try await server.manage("POST", "keys/\(id)/rotate\(Self.here)", [:])
      let new = try #require(rotated.json["key"]?.stringValue)
      #expect(try await server.client.post("/v1/events", event, key: key).status == 401)
      #expect(try await server.client.post("/v1/events", event, key: new).status == 200)
      let newID = try #require(rotated.json["id"]?.stringValue)
      #expect(try await server.manage("DELETE", "keys/\(newID)\(Self.here)").status == 200)
      #expect(try await server.client.post("/v1/events", event, key: new).status == 401)

      // Without a portal a key of the server means the server's own keys.
      let servers = try await server.manage("GET", "keys").json["keys"]?.arrayValue
      #expect(servers?.map { $0["label"] } == ["admin.json"])
      expectProblem(
        try await server.manage("POST", "keys", ["scope": "read"]), 400, "invalid-argument")
      let second = try await server.manage("POST", "keys", ["scope": "admin", "label": "second"])
      let secondKey = try #require(second.json["key"]?.stringValue)
      #expect(try await server.manage("GET", "portals", key: secondKey).status == 200)
      #expect(try await server.manage("GET", "queues\(Self.here)", key: secondKey).status == 200)
      for path in ["queues", "users", "apps", "webhooks"] {
        let answer = try await server.manage("GET", path, key: secondKey)
        expectProblem(answer, 400, "invalid-argument")
        #expect(answer.json["argument"] == "portal")
      }
      expectProblem(
        try await server.manage("GET", "users?portal=unknown.example"), 404, "not-found")
      // A portal's administrator reaches neither another portal nor the server's keys.
      let own = server.demo.adminKey
      let reached = try await server.manage("GET", "keys", key: own).json["keys"]?.arrayValue
      #expect(reached?.contains { $0["label"] == "admin.json" } == false)
      #expect(
        try await server.log() == [
          "key.add \(second.json["id"]?.stringValue ?? "")",
          "key.add \(servers?.first?["id"]?.stringValue ?? "")",
        ])
    }
  }

  @Test("Tokens are listed without themselves and revoked one by one or all at once")
  func tokens() async throws {
    try await LiveServer.run(.sqlite) { server in
      let query = "\(Self.here)&client_id=\(server.demo.clientID)"
      let list = try await server.manage("GET", "tokens\(query)")
      #expect(list.json["tokens"]?.arrayValue?.count == 4)
      #expect(!list.text.contains(server.demo.accessToken))
      let id = CredentialID(of: SecretHash(of: server.demo.accessToken))
      #expect(try await server.manage("DELETE", "tokens/\(id)\(Self.here)").json["removed"] == 1)
      let answer = try await server.client.get("/rest/profile?auth=\(server.demo.accessToken)")
      #expect(answer.json["error"] == "invalid_token")
      expectProblem(try await server.manage("DELETE", "tokens/\(id)\(Self.here)"), 404, "not-found")
      #expect(try await server.manage("DELETE", "tokens\(query)&user_id=2").json["removed"] == 2)
      #expect(try await server.manage("DELETE", "tokens\(query)").json["removed"] == 1)
      expectProblem(
        try await server.manage("GET", "tokens\(Self.here)"), 400, "invalid-argument")
    }
  }
}
