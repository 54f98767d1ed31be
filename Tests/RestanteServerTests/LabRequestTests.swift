import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("What a lab was asked")
struct LabRequestTests {
  /// The requests that a query finds.
  private static func requests(
    _ lab: LabServer, _ query: String = ""
  ) async throws -> [JSONValue] {
    let answer = try await lab.client.get("/lab/requests\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json["requests"]?.arrayValue ?? []
  }

  @Test("A call is kept with its parameters as they were decoded, and with its reply")
  func calls() async throws {
    try await LabServer.run { lab in
      let text = "filter[%3EID]=3&limit=007&auth=\(lab.demo.accessToken)"
      let answer = try await lab.client.post(
        "/rest/event.offline.list", text, type: "application/x-www-form-urlencoded")
      let request = try #require(try await Self.requests(lab).last)
      #expect(request["verb"] == "POST")
      #expect(request["path"] == "/rest/event.offline.list")
      #expect(request["method"] == "event.offline.list")
      #expect(request["portal"] == "localhost")
      #expect(request["application"]?.stringValue == lab.demo.clientID)
      #expect(
        request["parameters"] == ["filter": [">ID": "3"], "limit": "007", "auth": "***"])
      #expect(request["headers"]?["content-type"] == "application/x-www-form-urlencoded")
      #expect(request["status"] == 200)
      #expect(request["reply"] == answer.json)
      #expect(request["duration_ms"]?.intValue != nil)
      #expect(request["error"] == nil)
    }
  }

  @Test("What was refused is kept with its error, whoever sent it")
  func refusals() async throws {
    try await LabServer.run { lab in
      try await #expect(lab.client.get("/rest/profile?auth=nobodysToken").status == 401)
      let request = try #require(try await Self.requests(lab).last)
      #expect(request["method"] == "profile")
      #expect(request["error"] == "invalid_token")
      #expect(request["status"] == 401)
      #expect(request["parameters"] == ["auth": "***"])
    }
  }

  @Test("The commands of a batch are kept one by one")
  func batches() async throws {
    try await LabServer.run { lab in
      _ = try await lab.call(
        "batch", #"{"cmd":{"a":"event.offline.list?limit=1","b":"event.offline.clear?id[]=7"}}"#)
      let request = try #require(try await Self.requests(lab, "?method=batch").last)
      let commands = try #require(request["commands"]?.arrayValue)
      #expect(commands.map { $0["method"] } == ["event.offline.list", "event.offline.clear"])
      #expect(commands.map { $0["parameters"] } == [["limit": "1"], ["id": ["7"]]])
      #expect(commands.map { $0["error"] } == [nil, "ERROR_ARGUMENT"])
      try await #expect(Self.requests(lab, "?method=event.offline.*").count == 1)
      try await #expect(Self.requests(lab, "?method=event.offline.get").isEmpty)
    }
  }

  @Test("No secret is kept, wherever it stood")
  func secrets() async throws {
    try await LabServer.run { lab in
      let demo = lab.demo
      let secrets = [
        demo.accessToken, demo.refreshToken, demo.clientSecret, demo.publishKey, demo.adminKey,
        demo.applicationToken, String(demo.webhookURL.split(separator: "/").last ?? ""),
      ]
      let token = demo.accessToken
      _ = try await lab.call("profile")
      for path in [
        "/rest/profile?auth=\(token)", "/rest/profile?access_token=\(token)&copy=\(token)",
        "/rest/batch?auth=\(token)&cmd[a]=profile%3Fauth%3D\(token)",
        String(demo.webhookURL.dropFirst(lab.client.base.count)) + "profile",
        String(demo.webhookURL.dropFirst(lab.client.base.count)) + "no.such.method",
        "/rest/no.such.method?auth=\(token)", "/rest/api/rest.scope.list?auth=\(token)",
        "/unknown/\(token)",
        "/oauth/token/?grant_type=refresh_token&client_id=\(demo.clientID)"
          + "&client_secret=\(demo.clientSecret)&refresh_token=\(demo.refreshToken)",
      ] {
        _ = try await lab.client.get(path, headers: ["Referer": "http://localhost\(path)"])
      }
      _ = try await lab.client.get("/v1/apps", key: demo.adminKey)
      _ = try await lab.client.post(
        "/v1/tokens", #"{"client_id":"\#(demo.clientID)","user_id":1}"#, key: demo.adminKey)
      try await lab.publish("ONCRMDEALUPDATE", 1)
      let kept = try await lab.client.get("/lab/requests")
      #expect(kept.json["requests"]?.arrayValue?.count == 13)
      for secret in secrets {
        #expect(secret.count > 8)
        #expect(!kept.text.contains(secret))
      }
    }
  }

  @Test("A list can be about one method, portal, application or status, and about what is new")
  func filters() async throws {
    try await LabServer.run { lab in
      let other = try await lab.command("portals", "{}")
      let domain = other["portal"]?.stringValue ?? ""
      let token = try #require(other["access_token"]?.stringValue)
      _ = try await lab.call("profile")
      let first = try await lab.client.get("/lab/requests").json["last"]?.intValue ?? 0
      _ = try await lab.client.post("/rest/scope", "{}", key: token)
      _ = try await lab.call("no.such.method")
      for (query, methods) in [
        ("", ["profile", "scope", "no.such.method"]), ("?method=SCOPE", ["scope"]),
        ("?portal=\(domain)", ["scope"]), ("?application=\(lab.demo.clientID)", ["profile"]),
        ("?status=404", ["no.such.method"]), ("?since=\(first)", ["scope", "no.such.method"]),
        ("?since=\(first)&status=200", ["scope"]), ("?limit=1", ["no.such.method"]),
      ] {
        let found = try await Self.requests(lab, query)
        #expect(found.compactMap { $0["method"]?.stringValue } == methods, "\(query)")
      }
      for query in ["?status=x", "?limit=0", "?since=-1", "?methods=scope"] {
        try await #expect(lab.client.get("/lab/requests\(query)").status == 400, "\(query)")
      }
    }
  }

  @Test("A test waits for calls instead of sleeping; those before count as well")
  func waiting() async throws {
    try await LabServer.run { lab in
      _ = try await lab.call("scope")
      async let waited = lab.client.get("/lab/requests/wait?method=scope&count=3&timeout=55")
      _ = try await lab.call("scope")
      _ = try await lab.call("batch", #"{"cmd":["scope"]}"#)
      let answer = try await waited
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.json["requests"]?.arrayValue?.count == 3)
    }
  }

  @Test("A wait in vain is a problem that says how many there were")
  func vain() async throws {
    try await LabServer.run { lab in
      _ = try await lab.call("scope")
      let last = try await lab.client.get("/lab/requests").json["last"]?.intValue ?? 0
      let path = "/lab/requests/wait?method=scope&timeout=0"
      try await #expect(lab.client.get(path).status == 200)
      for (query, words) in [("&count=2", "There were 1 of 2"), ("&since=\(last)", "0 of 1")] {
        let vain = try await lab.client.get(path + query)
        #expect(vain.status == 408)
        #expect(vain.json["type"] == "/problems/timed-out")
        #expect(vain.json["detail"]?.stringValue?.contains(words) == true)
      }
      try await #expect(lab.client.get(path + "&count=0").status == 400)
    }
  }

  @Test("A request that went wrong by a rule names the rule and the status that was sent")
  func faults() async throws {
    try await LabServer.run { lab in
      try await lab.fault(#"{"method":"scope","nth":1,"status":502}"#)
      try await lab.fault(#"{"method":"scope","error":"expired_token"}"#)
      for _ in 1...2 { _ = try await lab.call("scope") }
      let found = try await Self.requests(lab, "?method=scope")
      #expect(found.map { $0["faults"] } == [[1], [2]])
      #expect(found.map { $0["status"] } == [502, 401])
      #expect(found.map { $0["error"] } == [nil, "expired_token"])
    }
  }

  @Test("A reset forgets what was asked: all, or about the portal")
  func reset() async throws {
    try await LabServer.run { lab in
      let other = try await lab.command("portals", "{}")
      let token = try #require(other["access_token"]?.stringValue)
      _ = try await lab.call("scope")
      _ = try await lab.client.post("/rest/scope", "{}", key: token)
      try await lab.command("reset", #"{"portal":"localhost"}"#)
      let rest = try await Self.requests(lab)
      #expect(rest.map { $0["portal"] } == [other["portal"]])
      try await lab.command("reset", "{}")
      try await #expect(Self.requests(lab).isEmpty)
    }
  }
}
