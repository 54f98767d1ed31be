import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("REST 3.0")
struct V3Tests {
  private func post(
    _ world: RESTWorld, _ path: String, _ body: String = "", token: String? = nil,
    type: String? = "application/json", query: String? = nil, isSecure: Bool = true
  ) async -> Answer {
    Answer(
      await world.service.respond(
        to: RESTRequest(
          verb: "POST", path: "/rest/api/\(path)", query: query, contentType: type,
          authorization: token.map { "Bearer \($0)" }, body: Array(body.utf8),
          isSecure: isSecure)))
  }

  private func code(_ name: String) -> JSONValue {
    .string("BITRIX_REST_V3_EXCEPTION_\(name)EXCEPTION")
  }

  @Test("lists the caller's scopes, whatever the credentials")
  func scopes() async throws {
    let world = try await RESTWorld(scopes: ["crm", "task"])
    let answers = [
      await post(world, "rest.scope.list", token: "admin"),
      await post(world, "Rest.Scope.List/", #"{"auth":"user"}"#),
      await post(world, "1/code/rest.scope.list", "{}"),
      await world.get("/rest/api/1/code/rest.scope.list"),
    ]
    for answer in answers {
      #expect(answer.status == 200)
      #expect(answer.withoutTime == #"{"result":{"items":["crm","task"]}}"#)
      #expect(answer.json["time"]?["start"] != nil)
    }
  }

  @Test("does not have the methods of the older wire, nor its documentation")
  func notFound() async throws {
    let world = try await RESTWorld()
    for path in [
      "event.offline.get", "event.bind", "rest.documentation.openapi", "documentation", "a/b",
      "1/code/profile", "1/code/x/rest.scope.list", "", "rest.scope.list.json",
    ] {
      let answer = await post(world, path, token: "admin")
      #expect(answer.status == 404)
      #expect(answer.json["error"]?["code"] == code("METHODNOTFOUND"))
      #expect(answer.json.objectValue?.keys == ["error"])
      #expect(answer.json["error"]?.objectValue?.keys == ["code", "message"])
    }
    #expect(await world.call("rest.scope.list").errorCode == "ERROR_METHOD_NOT_FOUND")
  }

  @Test("takes JSON bodies only and does not read the query")
  func bodies() async throws {
    let world = try await RESTWorld()
    for body in ["{", "1", "null", "auth=admin", #"{"a":}"#] {
      let answer = await post(world, "rest.scope.list", body, token: "admin")
      #expect(answer.status == 400)
      #expect(answer.json["error"]?["code"] == code("INVALIDJSON"))
    }
    for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", nil] {
      let answer = await post(world, "rest.scope.list", "{}", token: "admin", type: type)
      #expect(answer.json["error"]?["code"] == code("INVALIDJSON"))
    }
    let query = await post(world, "rest.scope.list", query: "auth=admin")
    #expect(query.status == 401)
    #expect(query.json["error"]?["code"] == "NO_AUTH_FOUND")
  }

  @Test("refuses bad credentials with the codes by which clients refresh tokens")
  func credentials() async throws {
    let world = try await RESTWorld()
    #expect(
      await post(world, "rest.scope.list", token: "nobody").json["error"]?["code"]
        == "invalid_token")
    world.clock.advance(seconds: 400_000)
    let expired = await post(world, "rest.scope.list", token: "admin")
    #expect(expired.status == 401)
    #expect(expired.json["error"]?["code"] == "expired_token")
    let webhook = await post(world, "1/wrong/rest.scope.list")
    #expect(webhook.json["error"]?["code"] == "INVALID_CREDENTIALS")
    let plain = await post(world, "1/code/rest.scope.list", isSecure: false)
    #expect(plain.status == 400)
    #expect(plain.json["error"]?["code"] == "INVALID_REQUEST")
  }

  @Test("runs batches that are lists, answering in the same order")
  func batch() async throws {
    let world = try await RESTWorld(scopes: ["crm"])
    let body = #"[{"method":"rest.scope.list"},{"method":"x","query":{}},1,{"method":"batch"}]"#
    let answer = await post(world, "1/code/batch", body)
    #expect(answer.status == 200)
    let results = answer.result.arrayValue ?? []
    #expect(results.count == 4)
    #expect(results.first == ["items": ["crm"]])
    #expect(results[1]["error"]?["code"] == code("METHODNOTFOUND"))
    #expect(results[2]["error"]?["code"] == code("VALIDATION_REQUESTVALIDATION"))
    #expect(
      results[2]["error"]?["validation"]?.arrayValue?.first?["field"] == "method")
    #expect(results[3]["error"]?["code"] == code("METHODNOTFOUND"))
    let many = "[" + Array(repeating: "{}", count: 51).joined(separator: ",") + "]"
    for body in [#"{"cmd":[]}"#, many, ""] {
      let answer = await post(world, "batch", body, token: "admin")
      #expect(answer.status == 400)
      #expect(answer.json["error"]?["code"] == code("VALIDATION_REQUESTVALIDATION"))
    }
    #expect(await post(world, "batch", "[]", token: "admin").result == [])
  }
}
