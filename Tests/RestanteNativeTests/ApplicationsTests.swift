import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("POST /v1/apps and /v1/tokens")
struct ApplicationsTests {
  @Test(
    "An application is made with what is given, or with defaults", arguments: StoreKind.allCases)
  func made(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let key = world.keys.admin
      let plain = try await world.post("apps", "{}", key: key)
      #expect(plain.status == 200)
      #expect(
        plain.keys.prefix(6) == [
          "client_id", "client_secret", "application_token", "name", "scope", "installed",
        ])
      let clientID = try #require(plain.json["client_id"]?.stringValue)
      #expect(clientID.wholeMatch(of: /local\.[0-9a-f]{14}\.[0-9]{8}/) != nil)
      #expect(plain.json["installed"] == true)
      #expect(plain.json["application_token"]?.stringValue?.count == 32)
      let secret = try #require(plain.json["client_secret"]?.stringValue)
      #expect(secret.wholeMatch(of: /[A-Za-z0-9.]{48,}/) != nil)
      let client = try #require(try await world.store.clients(clientID: clientID).first)
      #expect(client.secrets == [SecretHash(of: secret)])

      let given = try await world.post(
        "apps",
        #"{"client_id":"my-app.1","name":"Мой","scope":"crm,task","installed":false}"#, key: key)
      #expect(given.json["client_id"] == "my-app.1")
      #expect(given.json["name"] == "Мой")
      #expect(given.json["scope"] == "crm,task")
      #expect(given.json["installed"] == false)
      let list = try await world.post("apps", #"{"scope":["crm"]}"#, key: key)
      #expect(list.json["scope"] == "crm")
    }
  }

  @Test("Applications are installed for active users", arguments: ["", "/install"])
  func installer(path: String) async throws {
    try await NativeWorld.run { world in
      let key = world.keys.admin
      _ = try await world.post("apps", #"{"client_id":"new","installed":false}"#, key: key)
      let target = path.isEmpty ? "apps" : "apps/new\(path)"
      let unknown = try await world.post(target, #"{"user_id":99}"#, key: key)
      expectProblem(unknown, 404, "not-found")
      #expect(unknown.json["argument"] == "user_id")
      let wrong = try await world.post(target, #"{"user_id":"x"}"#, key: key)
      expectProblem(wrong, 400, "invalid-argument")
      #expect(wrong.json["argument"] == "user_id")
      let apps = try await world.get("apps/new", key: key)
      #expect(apps.json["installed"] == false)
    }
  }

  @Test("A client id is given once")
  func taken() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.post(
        "apps", #"{"client_id":"\#(NativeWorld.clientID)"}"#, key: world.keys.admin)
      expectProblem(answer, 409, "client-id-taken")
      #expect(answer.json["argument"] == "client_id")
    }
  }

  @Test(
    "Wrong arguments of an application are named",
    arguments: [
      (#"{"client_id":""}"#, "client_id"), (#"{"client_id":"a b"}"#, "client_id"),
      (#"{"client_id":1}"#, "client_id"), (#"{"name":1}"#, "name"), (#"{"scope":1}"#, "scope"),
      (#"{"scope":[1]}"#, "scope"), (#"{"scope":"a b"}"#, "scope"),
      (#"{"installed":"Y"}"#, "installed"), ("[]", nil),
    ] as [(String, String?)])
  func badApplications(body: String, argument: String?) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.post("apps", body, key: world.keys.admin)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == argument.map { .string($0) })
    }
  }

  @Test("Tokens act for the user and live as long as asked", arguments: StoreKind.allCases)
  func tokens(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      for (expiry, lifetime) in [
        (#","expires_in":60"#, 60), ("", 3600), (#","expires_in":-5"#, -5),
      ] {
        let answer = try await world.post(
          "tokens", #"{"client_id":"\#(NativeWorld.clientID)","user_id":"2"\#(expiry)}"#,
          key: world.keys.admin)
        #expect(answer.status == 200)
        #expect(answer.keys.prefix(3) == ["access_token", "refresh_token", "expires_in"])
        #expect(answer.json["expires_in"] == .int(lifetime))
        let token = try #require(answer.json["access_token"]?.stringValue)
        let grant = try #require(try await world.store.accessGrant(token: SecretHash(of: token)))
        #expect(grant.user.id == UserID(rawValue: 2))
        #expect(grant.expiresAt.seconds == world.clock.now().seconds + Int64(lifetime))
      }
    }
  }

  @Test(
    "Tokens for what does not exist, or of a wrong form, are refused",
    arguments: [
      (#"{"client_id":"nobody","user_id":1}"#, 404, "not-found", "client_id"),
      (#"{"client_id":"DEMO","user_id":99}"#, 404, "not-found", "user_id"),
      (#"{"user_id":1}"#, 400, "invalid-argument", "client_id"),
      (#"{"client_id":"DEMO"}"#, 400, "invalid-argument", "user_id"),
      (#"{"client_id":"DEMO","user_id":false}"#, 400, "invalid-argument", "user_id"),
      (
        #"{"client_id":"DEMO","user_id":1,"expires_in":"1"}"#, 400, "invalid-argument",
        "expires_in"
      ),
      (
        #"{"client_id":"DEMO","user_id":1,"expires_in":9223372036854775807}"#, 400,
        "invalid-argument", "expires_in"
      ),
    ])
  func badTokens(body: String, status: Int, kind: String, argument: String) async throws {
    try await NativeWorld.run { world in
      let body = body.replacing("DEMO", with: NativeWorld.clientID)
      let answer = try await world.post("tokens", body, key: world.keys.admin)
      expectProblem(answer, status, kind)
      #expect(answer.json["argument"] == .string(argument))
    }
  }
}
