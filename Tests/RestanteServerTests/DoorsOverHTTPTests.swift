import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("POST /hooks/{code}")
struct DoorsOverHTTPTests {
  private static let here = "?portal=localhost"
  private static let form =
    "event=ONCRMDEALUPDATE&data%5BFIELDS%5D%5BID%5D=759&ts=1721299720"
    + "&auth%5Bapplication_token%5D=portal-token&auth%5Baccess_token%5D=portal-access"
  private static let type = "application/x-www-form-urlencoded"

  @Test("Doors are shown once, take events in, and are listed without their codes, then revoked")
  func life() async throws {
    let log = LogRecorder()
    try await LiveServer.run(.sqlite, log: log) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let added = try await server.manage(
        "POST", "doors\(Self.here)", ["label": "crm", "application_token": "portal-token"])
      let url = try #require(added.json["door_url"]?.stringValue)
      let code = try #require(added.json["code"]?.stringValue)
      let id = try #require(added.json["id"]?.stringValue)
      let path = String(url.dropFirst(server.client.base.count))
      #expect(path == "/hooks/\(code)")
      for place in [path, path + "/"] {
        let taken = try await server.client.post(place, Self.form, type: Self.type)
        #expect(taken.status == 200 && taken.json["queued"] == 1)
      }
      #expect(try await server.queue().count == 1)
      let list = try await server.manage("GET", "doors\(Self.here)")
      let shown = try #require(list.json["doors"]?.arrayValue?.first)
      #expect(shown["id"] == .string(id) && shown["label"] == "crm")
      #expect(shown["application_token"] == "expected")
      #expect(!list.text.contains(code))
      #expect(try await server.manage("DELETE", "doors/\(id)\(Self.here)").status == 200)
      let refused = try await server.client.post(path, Self.form, type: Self.type)
      #expect(refused.status == 404)
      #expect(try await server.manage("DELETE", "doors/\(id)\(Self.here)").status == 404)
      let audit = try await server.manage("GET", "audit\(Self.here)").text
      #expect(audit.contains("door.add") && audit.contains("door.remove"))
      for secret in ["portal-token", "portal-access", code] {
        #expect(!audit.contains(secret))
        #expect(log.count(of: secret) == 0)
      }
    }
  }

  @Test("A wrong application_token and a wrong code each leave a line in the log")
  func refusals() async throws {
    let log = LogRecorder()
    try await LiveServer.run(log: log) { server in
      let added = try await server.manage(
        "POST", "doors\(Self.here)", ["application_token": "another"])
      let code = try #require(added.json["code"]?.stringValue)
      let wrongToken = try await server.client.post(
        "/hooks/\(code)", Self.form, type: Self.type)
      #expect(wrongToken.status == 403)
      let wrongCode = try await server.client.post(
        "/hooks/guess-1", Self.form, type: Self.type)
      #expect(wrongCode.status == 404)
      let lines = log.all.filter { $0.hasPrefix("notice refused") && $0.contains(": doors") }
      #expect(lines.count == 2)
      #expect(lines[0].contains("access.denied") && lines[1].contains("credential.refused"))
      #expect(log.count(of: "guess") == 0 && log.count(of: "portal-token") == 0)
    }
  }

  @Test("A body that is too large is refused")
  func tooLarge() async throws {
    try await LiveServer.run { server in
      let added = try await server.manage("POST", "doors\(Self.here)", [:])
      let code = try #require(added.json["code"]?.stringValue)
      let large = "event=E&data=" + String(repeating: "a", count: RequestLimits.bodyBytes)
      let reply = try await server.client.post("/hooks/\(code)", large, type: Self.type)
      #expect(reply.status == 413)
    }
  }
}
