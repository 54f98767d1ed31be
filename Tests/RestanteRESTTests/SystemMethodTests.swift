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
        + #""DAYS":null,"LANGUAGE_ID":"en","LICENSE":"en_selfhosted"}"#
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
