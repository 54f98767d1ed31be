import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Authorization")
struct AuthorizationTests {
  @Test("takes the token from the header, else from auth, else from access_token")
  func places() async throws {
    let world = try await RESTWorld()
    func user(_ header: String?, _ query: String) async -> JSONValue? {
      let request = RESTRequest(
        verb: "GET", path: "/rest/profile", query: query, authorization: header)
      return Answer(await world.service.respond(to: request)).result["ID"]
    }
    #expect(await user("Bearer admin", "auth=user") == "1")
    #expect(await user("bEARER user", "") == "2")
    #expect(await user("Basic x", "auth=user&access_token=admin") == "2")
    #expect(await user(nil, "auth=&access_token=admin") == "1")
    #expect(await user("Bearer ", "access_token=admin") == "1")
    #expect(await user(nil, "auth[]=admin&access_token=user") == "2")
  }

  @Test("that is missing is told apart from one that is wrong")
  func refused() async throws {
    let world = try await RESTWorld()
    let none = await world.call("profile", as: nil)
    #expect(none.status == 401)
    #expect(none.text == errorText("NO_AUTH_FOUND", "Wrong authorization data"))
    let wrong = await world.call("profile", as: "nobody")
    #expect(wrong.status == 401)
    #expect(wrong.text == errorText("invalid_token", "Unable to get application by token"))
  }

  @Test("ends when the token expires, to the millisecond")
  func expired() async throws {
    let world = try await RESTWorld()
    try await world.issue("short", world.application, user: 1, scopes: [], lifetime: 60)
    world.clock.advance(milliseconds: 59_999)
    #expect(await world.call("profile", as: "short").status == 200)
    world.clock.advance(milliseconds: 1)
    let answer = await world.call("profile", as: "short")
    #expect(answer.status == 401)
    #expect(answer.text == errorText("expired_token", "The access token provided has expired"))
  }

  @Test("checks application, expiry and user in this order")
  func order() async throws {
    func answer(isActive: Bool, expired: Bool, userIsActive: Bool) async throws -> JSONValue? {
      let world = try await RESTWorld(store: { model in
        GrantingStore(model) { grant in
          grant.application.isActive = isActive
          if expired { grant.expiresAt = Timestamp(seconds: 0) }
          grant.user.isActive = userIsActive
        }
      })
      return await world.call("profile").errorCode
    }
    #expect(
      try await answer(isActive: false, expired: true, userIsActive: false)
        == "APPLICATION_NOT_FOUND")
    #expect(
      try await answer(isActive: true, expired: true, userIsActive: false) == "expired_token")
    #expect(
      try await answer(isActive: true, expired: false, userIsActive: false)
        == "authorization_error")
  }

  @Test("by a webhook needs the user's own code")
  func webhooks() async throws {
    let world = try await RESTWorld()
    for path in [
      "/rest/1/wrong/profile", "/rest/2/code/profile", "/rest/01/code/profile",
      "/rest/+1/code/profile", "/rest/admin/code/profile",
    ] {
      let answer = await world.get(path)
      #expect(answer.status == 401)
      #expect(answer.text == errorText("INVALID_CREDENTIALS", "Invalid request credentials"))
    }
    #expect(await world.get("/rest/profile", "aplogin=1").errorCode == "NO_AUTH_FOUND")
    #expect(await world.get("/rest/1/code/profile", "auth=user").result["ID"] == "2")
  }

  @Test(
    "by a webhook is refused by all methods of events",
    arguments: [
      "events", "event.bind", "event.unbind", "event.get", "event.offline.get",
      "event.offline.clear", "event.offline.error", "event.offline.list",
    ])
  func wrongType(method: String) async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      let answer = await world.get("/rest/1/code/\(method)")
      #expect(answer.status == 403)
      #expect(
        answer.text
          == errorText(
            "WRONG_AUTH_TYPE", "Current authorization type is denied for this method"))
    }
  }

  @Test(
    "by a user is enough for the queue in safe mode, strict mode wants an administrator",
    arguments: [
      "event.offline.get", "event.offline.clear", "event.offline.error", "event.offline.list",
    ])
  func administrators(method: String) async throws {
    let strict = try await RESTWorld(.strict)
    let refused = await strict.call(method, ["limit": 0, "filter": 1], as: "user")
    #expect(refused.status == 403)
    #expect(refused.text == errorText("ACCESS_DENIED", "Access denied!"))
    let safe = try await RESTWorld(.safe)
    let parameters: JSONValue = ["process_id": "p", "message_id": []]
    #expect(await safe.call(method, parameters, as: "user").status == 200)
  }

  @Test("the portal's own mode wins over the server's")
  func modes() async throws {
    let strict = try await RESTWorld(nil, defaultMode: .strict)
    #expect(await strict.call("event.offline.get", as: "user").status == 403)
    let safe = try await RESTWorld(.safe, defaultMode: .strict)
    #expect(await safe.call("event.offline.get", as: "user").status == 200)
  }

  @Test("in strict mode is hijacked by a parameter called token")
  func token() async throws {
    let strict = try await RESTWorld(.strict)
    let notFound = errorText("ERROR_METHOD_NOT_FOUND", "Method not found!")
    #expect(await strict.get("/rest/profile", "auth=admin&token=x").text == notFound)
    #expect(await strict.get("/rest/profile", "auth=admin&token[]=x").text == notFound)
    for value in ["", "|a|b"] {
      let answer = await strict.get("/rest/profile", "auth=admin&token=\(value)")
      #expect(answer.status == 403)
      #expect(answer.text == errorText("ACCESS_DENIED", "Access denied! Link check failed"))
    }
    #expect(await strict.get("/rest/profile", "token=").errorCode == "NO_AUTH_FOUND")
    #expect(await strict.post("profile", #"{"token":null}"#).status == 200)
    let unknown = try await RESTWorld(nil, defaultMode: .strict)
    #expect(await unknown.get("/rest/profile", "token=x").text == notFound)
    let safe = try await RESTWorld(.safe, defaultMode: .strict)
    #expect(await safe.get("/rest/profile", "auth=admin&token=x").status == 200)
  }

  @Test("names a connector that is kept to the letter; a list is refused")
  func connector() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONCRMLEADADD"], connector: " c ")
    try await world.publish("ONCRMLEADADD", 1)
    for (connector, count) in [(" c ", 1), ("c", 0), ("", 0), (nil, 0)] as [(JSONValue, Int)] {
      let answer = await world.call("event.offline.list", ["auth_connector": connector])
      #expect(answer.json["total"]?.intValue == Int64(count))
    }
    #expect(await world.call("event.offline.list", ["AUTH_CONNECTOR": " c "]).json["total"] == 0)
    let list = await world.call("profile", ["auth_connector": ["c"]])
    #expect(list.status == 400)
    #expect(list.json["argument"] == "auth_connector")
  }

  @Test("grants a scope, the user scope also by its narrower kinds")
  func scopes() async throws {
    func may(_ scopes: [String], _ needed: String?) async throws -> Bool {
      let world = try await RESTWorld()
      let user = PortalUser(portal: world.portal.id, id: UserID(rawValue: 1), isAdministrator: true)
      return Caller(
        portal: world.portal, user: user, scopes: scopes,
        credential: .webhook(SecretHash(of: "code")), connector: ""
      ).mayUse(needed)
    }
    #expect(try await may([], nil))
    #expect(try await may(["crm"], "crm"))
    #expect(try await may(["crm"], "user") == false)
    #expect(try await may(["user_brief"], "user"))
    #expect(try await may(["user_basic"], "user"))
    #expect(try await may(["user"], "user_basic") == false)
  }

  @Test("beyond the credentials' scopes is refused, before the user is looked at")
  func insufficientScope() async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let inactive = GrantingStore(world.store) { $0.user.isActive = false }
    func refusal(_ header: String?, _ parameters: JSONObject) async -> Answer? {
      let context = ServiceContext(
        store: inactive, settings: world.settings, wallClock: world.clock,
        stopwatch: world.stopwatch, random: SeededRandom(seed: 1), waiting: world.waiting)
      do throws(RESTError) {
        _ = try await Authenticator(
          context: context, meter: RequestMeter(context: context, source: "")
        ).caller(
          header: header, parameters: RequestParameters(parameters), scope: "crm",
          isSecure: true)
        return nil
      } catch {
        return Answer(error)
      }
    }
    let token = await refusal("Bearer admin", [:])
    #expect(token?.status == 401)
    #expect(
      token?.text
        == errorText(
          "insufficient_scope",
          "The request requires higher privileges than provided by the access token"))
    let webhook = await refusal(nil, ["aplogin": "1", "ap": "code"])
    #expect(
      webhook?.text
        == errorText(
          "insufficient_scope",
          "The request requires higher privileges than provided by the webhook token"))
  }

  @Test("by a webhook needs https, before anybody looks whose it is")
  func https() async throws {
    let world = try await RESTWorld()
    func get(_ path: String, _ query: String?, isSecure: Bool) async -> Answer {
      Answer(
        await world.service.respond(
          to: RESTRequest(verb: "GET", path: path, query: query, isSecure: isSecure)))
    }
    for (path, query) in [
      ("/rest/1/code/profile", nil), ("/rest/1/wrong/profile", nil),
      ("/rest/profile", "aplogin=1&ap=code"), ("/rest/", "method=profile&aplogin=1&ap=code"),
    ] as [(String, String?)] {
      let answer = await get(path, query, isSecure: false)
      #expect(answer.status == 400)
      #expect(answer.text == errorText("INVALID_REQUEST", "Https required."))
      #expect(await get(path, query, isSecure: true).errorCode != "INVALID_REQUEST")
    }
    #expect(await get("/rest/profile", "auth=admin", isSecure: false).status == 200)
  }

  @Test("by a webhook may stand in variables, as may the method")
  func variables() async throws {
    let world = try await RESTWorld()
    for query in [
      "method=profile&aplogin=1&ap=code", "aplogin=1&ap=code&method=Profile.json",
    ] {
      #expect(await world.get("/rest/", query).result["ID"] == "1")
    }
    #expect(await world.form("profile", "aplogin=1&ap=code").result["ID"] == "1")
    // What the path says counts more.
    #expect(await world.get("/rest/1/code/profile", "aplogin=2&ap=x").result["ID"] == "1")
    for query in ["aplogin=1&ap=", "aplogin=&ap=code", "ap=code", "aplogin[]=1&ap=code"] {
      #expect(await world.get("/rest/profile", query).errorCode == "NO_AUTH_FOUND")
    }
    for user in ["01", "1.0", "1e0", "0x1", "%201", "admin", "-1", "99999999999999999999"] {
      let answer = await world.get("/rest/profile", "aplogin=\(user)&ap=code")
      #expect(answer.errorCode == "INVALID_CREDENTIALS")
    }
  }
}
