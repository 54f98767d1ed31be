import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Faults of a lab")
struct LabFaultTests {
  @Test("An error looks as if the server had thrown it: in JSON, in XML and in a batch")
  func errors() async throws {
    try await LabServer.run { lab in
      try await lab.fault(#"{"method":"event.offline.list","error":"QUERY_LIMIT_EXCEEDED"}"#)
      let refused = try await lab.call("event.offline.list")
      #expect(refused.status == 503)
      #expect(refused.json["error"] == "QUERY_LIMIT_EXCEEDED")
      #expect(refused.json["error_description"] == "Too many requests")
      let xml = try await lab.call("event.offline.list.xml")
      #expect(xml.status == 503)
      #expect(xml.text.contains("<error>QUERY_LIMIT_EXCEEDED</error>"))
      let batch = try await lab.call(
        "batch", #"{"cmd":{"a":"event.offline.list","b":"server.time"}}"#)
      #expect(batch.status == 200)
      let result = batch.json["result"]
      #expect(result?["result_error"]?["a"]?["error"] == "QUERY_LIMIT_EXCEEDED")
      #expect(result?["result"]?["b"] != nil)
      try await #expect(lab.applied() == [3])
    }
  }

  @Test(
    "Every kind of refusal of the error table can be asked for",
    arguments: [
      ("expired_token", nil, 401), ("PORTAL_DELETED", nil, 403), ("PAYMENT_REQUIRED", nil, 401),
      ("ACCESS_DENIED", "REST is available only by subscription.", 403),
      ("ACCESS_DENIED", "Access denied! Not today", 403), ("OPERATION_TIME_LIMIT", nil, 429),
    ] as [(String, String?, Int)])
  func table(code: String, description: String?, status: Int) async throws {
    try await LabServer.run { lab in
      let words = description.map { #","description":"\#($0)""# } ?? ""
      try await lab.fault(#"{"error":"\#(code)"\#(words)}"#)
      let refused = try await lab.call("profile")
      #expect(refused.status == status)
      #expect(refused.json["error"]?.stringValue == code)
      if let description {
        #expect(refused.json["error_description"]?.stringValue == description)
      }
    }
  }

  @Test("A pattern is about many methods; nth and times say which calls go wrong")
  func counting() async throws {
    try await LabServer.run { lab in
      let fault = #""error":"INTERNAL_SERVER_ERROR""#
      try await lab.fault(#"{"method":"event.offline.*","times":2,\#(fault)}"#)
      try await lab.fault(#"{"method":"profile","nth":2,\#(fault)}"#)
      var statuses: [Int] = []
      for method in ["event.offline.list", "profile", "event.offline.get"] {
        statuses.append(try await lab.call(method).status)
      }
      for method in ["event.offline.list", "profile", "profile", "scope"] {
        statuses.append(try await lab.call(method).status)
      }
      #expect(statuses == [503, 200, 503, 200, 503, 200, 200])
      let rules = try await lab.client.get("/lab/faults").json["faults"]?.arrayValue ?? []
      #expect(rules.map { $0["matches"] } == [3, 3])
      #expect(rules.map { $0["applied"] } == [2, 1])
      #expect(rules.map { $0["id"] } == [1, 2])
    }
  }

  @Test("A rule can be about one application and one portal")
  func owners() async throws {
    try await LabServer.run { lab in
      let other = try await lab.command("portals", "{}")
      let (domain, clientID) = (other["portal"]?.stringValue, other["client_id"]?.stringValue)
      let token = try #require(other["access_token"]?.stringValue)
      try await lab.fault(#"{"portal":"\#(domain ?? "")","error":"PORTAL_DELETED"}"#)
      try await #expect(lab.client.post("/rest/profile", "{}", key: token).status == 403)
      try await #expect(lab.call("profile").status == 200)
      try await #expect(lab.client.send("DELETE", "/lab/faults").status == 200)
      try await lab.fault(#"{"application":"\#(clientID ?? "")","error":"expired_token"}"#)
      try await #expect(lab.client.post("/rest/profile", "{}", key: token).status == 401)
      try await #expect(lab.call("profile").status == 200)
    }
  }

  @Test("What goes wrong with a probability is the same each time with the same seed")
  func probability() async throws {
    var rounds: [[Int]] = []
    for _ in 1...2 {
      let (statuses, reported) = AsyncStream<Int>.makeStream()
      try await LabServer.run(adjust: { $0.seed = 42 }) { lab in
        try await lab.fault(#"{"probability":0.5,"error":"QUERY_LIMIT_EXCEEDED"}"#)
        for _ in 1...40 { reported.yield(try await lab.call("profile").status) }
      }
      reported.finish()
      rounds.append(await statuses.reduce(into: []) { $0.append($1) })
    }
    #expect(rounds[0] == rounds[1])
    #expect(Set(rounds[0]) == [200, 503])
  }

  @Test("A store that cannot be reached does nothing; an unknown outcome means that it was done")
  func store() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      try await lab.fault(#"{"method":"event.offline.get","nth":1,"store":"unavailable"}"#)
      try await lab.fault(#"{"method":"event.offline.get","nth":2,"store":"unknown"}"#)
      let unavailable = try await lab.call("event.offline.get", #"{"clear":0}"#)
      #expect(unavailable.status == 503)
      #expect(unavailable.json["error"] == "INTERNAL_SERVER_ERROR")
      try await #expect(lab.queue()["pending"] == 1)
      let unknown = try await lab.call("event.offline.get", #"{"clear":0}"#)
      #expect(unknown.status == 500)
      #expect(unknown.json["error"] == "ERROR_UNEXPECTED_ANSWER")
      try await #expect(lab.queue()["claimed"] == 1)
    }
  }

  @Test("A delay follows the lab's clock: a call waits until the test goes on")
  func delay() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      try await lab.command("clock", #"{"freeze":true}"#)
      try await lab.fault(#"{"method":"event.offline.get","delay":"10s"}"#)
      async let answer = lab.call("event.offline.get")
      while try await lab.applied() != [1] { await Task.yield() }
      try await #expect(lab.queue()["pending"] == 1)
      // The call may begin to wait after this, so that once is not always enough.
      while try await lab.queue()["pending"] != 0 {
        try await lab.command("clock", #"{"advance":10}"#)
      }
      try await #expect(answer.status == 200)
    }
  }

  @Test("A rule can be about requests by their path, whatever part of the server they are for")
  func paths() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.fault(#"{"path":"/oauth/*","times":1,"status":502}"#)
      try await lab.fault(#"{"path":"/v1/events","times":1,"status":500}"#)
      let path =
        "/oauth/token/?grant_type=refresh_token&client_id=\(lab.demo.clientID)"
        + "&client_secret=\(lab.demo.clientSecret)&refresh_token=\(lab.demo.refreshToken)"
      try await #expect(lab.client.get(path).status == 502)
      try await #expect(lab.client.get(path).status == 200)
      let event = #"{"event":"ONCRMDEALUPDATE"}"#
      let lost = try await lab.client.post("/v1/events", event, key: lab.demo.publishKey)
      #expect(lost.status == 500)
      try await #expect(lab.queue()["pending"] == 0)
    }
  }
}
