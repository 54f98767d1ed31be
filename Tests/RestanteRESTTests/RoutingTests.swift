import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("Paths")
struct RoutingTests {
  @Test(
    "name a method in any case, with or without a slash at the end and the format",
    arguments: [
      "/rest/user.admin", "/rest/user.admin/", "/rest//user.admin", "/rest/user.admin.json",
      "/rest/USER.Admin", "/rest/user.admin.JSON", "/rest/USER.ADMIN.Json/",
      "/rest/user%2Eadmin",
    ])
  func method(path: String) async throws {
    let world = try await RESTWorld()
    let answer = await world.get(path, "auth=admin")
    #expect(answer.status == 200)
    #expect(answer.result == true)
  }

  @Test(
    "that name no method are not found, before anybody asks who calls",
    arguments: [
      "/rest/", "/rest", "/rest/nothing", "/rest/nothing.json", "/rest/user.admin.yaml",
      "/rest/a/user.admin", "/rest/a/b/c/user.admin", "/REST/user.admin",
      "/rest/user.admin.json.json", "/rest/user.admin.xml.json", "/", "", "/rest/%00", "/rest/%ff",
    ])
  func notFound(path: String) async throws {
    let world = try await RESTWorld()
    let answer = await world.get(path, nil)
    #expect(answer.status == 404)
    #expect(answer.text == errorText("ERROR_METHOD_NOT_FOUND", "Method not found!"))
  }

  @Test("may leave the method to a variable")
  func variable() async throws {
    let world = try await RESTWorld()
    #expect(await world.get("/rest/", "method=user.admin.json&auth=admin").result == true)
    let form = RESTRequest(
      verb: "POST", path: "/rest/", body: Array("method=user.admin&auth=user".utf8))
    #expect(Answer(await world.service.respond(to: form)).result == false)
    #expect(await world.post("", #"{"method":"user.admin"}"#).status == 404)
  }

  @Test("of webhooks carry user and code, which variables can do too")
  func webhook() async throws {
    let world = try await RESTWorld()
    for path in ["/rest/1/code/profile", "/rest/1/code/profile.json/", "/rest//1//code/profile"] {
      #expect(await world.get(path).result["ID"] == "1")
    }
    #expect(await world.get("/rest/profile", "aplogin=1&ap=code").result["ID"] == "1")
    #expect(
      await world.post("profile", #"{"aplogin":1,"ap":"code"}"#, as: nil).result["ID"] == "1")
  }

  @Test("answer preflights with headers alone")
  func preflight() async throws {
    let world = try await RESTWorld()
    for path in ["/rest/event.get", "/REST/x", "/rest/"] {
      let reply = await world.service.respond(to: RESTRequest(verb: "OPTIONS", path: path))
      #expect(reply.status == 200)
      #expect(reply.body.isEmpty)
      #expect(reply.contentType == nil)
      #expect(reply.headers.map(\.name) == RESTReply.commonHeaders.map(\.name))
    }
  }

  @Test("are logged as the method that they name, never as what a client wrote")
  func operation() async throws {
    let world = try await RESTWorld()
    func operation(_ path: String) async -> String? {
      await world.service.respond(to: RESTRequest(verb: "GET", path: path)).operation
    }
    #expect(await operation("/rest/1/secret/Event.Offline.GET.json") == "event.offline.get")
    #expect(await operation("/rest/secret") == nil)
  }

  @Test("are answered with the headers of the wire, errors too")
  func headers() async throws {
    let world = try await RESTWorld()
    for path in ["/rest/server.time", "/rest/nothing"] {
      let reply = await world.service.respond(
        to: RESTRequest(verb: "GET", path: path, query: "auth=admin"))
      #expect(reply.contentType == "application/json; charset=utf-8")
      #expect(
        reply.headers.map { "\($0.name): \($0.value)" } == [
          "Access-Control-Allow-Origin: *",
          "Access-Control-Allow-Headers: origin, content-type, accept",
          "X-Content-Type-Options: nosniff",
        ])
    }
  }
}
