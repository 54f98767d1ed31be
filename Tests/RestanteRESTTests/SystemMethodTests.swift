import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("System methods")
struct SystemMethodTests {
  /// Calls and their results.
  static let calls: [(String, JSONValue, String, String)] = [
    ("server.time", [:], "user", #""2024-07-18T12:32:31+02:00""#),
    ("user.admin", [:], "user", "false"), ("scope", [:], "user", #"["task","crm"]"#),
    ("feature.get", ["code": "rest_offline_extended"], "user", #"{"value":"Y"}"#),
    ("feature.get", ["CODE": "rest_auth_connector"], "user", #"{"value":"Y"}"#),
    ("feature.get", ["CODE": "other"], "user", #"{"value":"N"}"#),
    (
      "profile", [:], "user",
      #"{"ID":"2","ADMIN":false,"NAME":"N2","LAST_NAME":"L2","PERSONAL_GENDER":"","TIME_ZONE":""}"#
    ),
    ("method.get", ["name": "event.get"], "user", #"{"isExisting":true,"isAvailable":true}"#),
    ("method.get", ["name": "Event.Get"], "user", #"{"isExisting":false,"isAvailable":false}"#),
    ("method.get", [:], "user", #"{"isExisting":false,"isAvailable":false}"#),
    (
      "app.info", [:], "user",
      #"{"ID":1,"CODE":"app.1","VERSION":1,"STATUS":"L","INSTALLED":true,"PAYMENT_EXPIRED":"N","#
        + #""DAYS":null,"LANGUAGE_ID":"en","LICENSE":"en_selfhosted","#
        + #""LICENSE_TYPE":"selfhosted","LICENSE_FAMILY":"en"}"#
    ),
  ]

  @Test("answer", arguments: calls)
  func call(method: String, parameters: JSONValue, token: String, result: String) async throws {
    let world = try await RESTWorld(scopes: ["task", "crm"])
    let answer = await world.call(method, parameters, as: token)
    #expect(answer.withoutTime == #"{"result":\#(result)}"#)
  }

  @Test("answer webhooks too")
  func webhook() async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let info = await world.get("/rest/1/code/app.info")
    #expect(info.result == ["SCOPE": ["task"], "LICENSE": "en_selfhosted"])
    #expect(await world.get("/rest/1/code/scope", "full=1").result.arrayValue?.count ?? 0 > 10)
  }

  @Test("know a webhook's context no more within a batch")
  func webhookBatch() async throws {
    let world = try await RESTWorld()
    let answer = await world.get("/rest/1/code/batch", "cmd[]=app.info")
    #expect(
      answer.result["result_error"]?.arrayValue?.first?["error_description"]
        == "Access denied! Application context required")
  }

  @Test("tell who calls only within the scope of users")
  func currentUser() async throws {
    for scopes in [["user"], ["user_brief"], ["task", "user_basic"]] {
      let world = try await RESTWorld(scopes: scopes)
      #expect(
        await world.call("user.current", as: "user").withoutTime
          == #"{"result":{"ID":"2","ACTIVE":true,"NAME":"N2","LAST_NAME":"L2","SECOND_NAME":"","#
          + #""PERSONAL_GENDER":"","TIME_ZONE":""}}"#)
    }
    let world = try await RESTWorld(scopes: ["task"])
    #expect(await world.call("user.current").errorCode == "insufficient_scope")
    let batch = await world.call("batch", ["cmd": ["user.current"]])
    #expect(
      batch.result["result_error"]?.arrayValue?.first
        == ["error": "insufficient_scope", "error_description": ""])
  }

  @Test("tell whether access codes stand for the caller")
  func access() async throws {
    let world = try await RESTWorld()
    let codes: [(JSONValue, Bool)] = [
      ("U2", true), ("U1", false), (["U1", "U2"], true), (["x": "AU"], true), ("G2", true),
      ("G1", false), ("u2", false), ("U02", false), ("U", false), ([["U2"]], false), (nil, false),
      ([], false), ("DR5", false),
    ]
    for (code, isIncluded) in codes {
      #expect(
        await world.call("user.access", ["access": code], as: "user").result == .bool(isIncluded))
      #expect(await world.call("user.access", ["ACCESS": code]).result == true)
    }
  }

  @Test("name access codes, leaving out what is unknown")
  func accessNames() async throws {
    let world = try await RESTWorld()
    for value: JSONValue in [nil, [], "U1", 1] {
      #expect(await world.call("access.name", ["ACCESS": value]).result == false)
    }
    let answer = await world.call("access.name", ["access": ["U1", "AU", "U9", "x", ["U2"]]])
    #expect(
      answer.result == [
        "U1": ["provider": "", "name": "N1 L1", "provider_id": "other"],
        "AU": ["provider": "", "name": "All authorized users", "provider_id": "other"],
      ])
    #expect(await world.call("access.name", ["ACCESS": ["x"]]).withoutTime == #"{"result":[]}"#)
    let many = JSONValue.array(Array(repeating: "U1", count: 501))
    #expect(await world.call("access.name", ["ACCESS": many]).status == 400)
  }

  @Test("refuse a feature without a code")
  func emptyCode() async throws {
    let world = try await RESTWorld()
    for code: JSONValue in [nil, "", []] {
      let answer = await world.call("feature.get", ["CODE": code])
      #expect(answer.status == 400)
      #expect(answer.text == errorText("CODE_EMPTY", "CODE can't be empty"))
    }
  }

  @Test("list every method of the table")
  func methods() async throws {
    let world = try await RESTWorld()
    let names = await world.call("methods").result.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(names.count == Set(names).count)
    #expect(names.contains("event.offline.get"))
    for name in names {
      #expect(await world.call("method.get", ["name": .string(name)]).result["isExisting"] == true)
    }
  }
}
