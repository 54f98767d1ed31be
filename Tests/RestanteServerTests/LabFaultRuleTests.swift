import RestanteJSON
import Testing

@testable import RestanteLab
@testable import RestanteServer

@Suite("Rules of faults")
struct LabFaultRuleTests {
  @Test(
    "A star stands for any characters, and case does not count",
    arguments: [
      ("event.offline.*", "event.offline.get", true), ("event.offline.*", "event.get", false),
      ("*", "", true), ("*.get", "EVENT.OFFLINE.GET", true), ("a*b*c", "a-b-c", true),
      ("a*b*c", "acb", false), ("a*a", "a", false), ("profile", "profile", true),
      ("profile", "profiles", false), ("*b*", "abc", true),
    ])
  func patterns(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).matches(name) == fits)
  }

  @Test(
    "What makes no sense names the argument",
    arguments: [
      (#"{"method":"event.ofline.get","status":500}"#, "method"),
      (#"{"method":"shop.*","status":500}"#, "method"),
      (#"{"error":"QUERY_LIMIT"}"#, "error"),
      (#"{"error":"ACCESS_DENIED","description":"No"}"#, "description"),
      (#"{"description":"No","status":500}"#, "description"),
      (#"{"status":99}"#, "status"), (#"{"reply":"torn"}"#, "reply"),
      (#"{"store":"gone"}"#, "store"), (#"{"delivery":"eaten"}"#, "delivery"),
      (#"{"delivery":"drop","status":500}"#, "status"), (#"{"delay":-1}"#, "delay"),
      (#"{"delay":"soon"}"#, "delay"), (#"{"reply":"lost","over":5}"#, "over"),
      (#"{"status":500,"nth":0}"#, "nth"), (#"{"status":500,"times":0}"#, "times"),
      (#"{"status":500,"probability":2}"#, "probability"),
      (#"{"status":500,"reply":"lost"}"#, "status"),
      (#"{"error":"expired_token","store":"unknown"}"#, "store"),
      (#"{"path":"/v1/*","error":"expired_token"}"#, "error"),
      (#"{"path":"/v1/*","status":500,"portal":"localhost"}"#, "portal"),
      (#"{"event":"ONAPPTEST","status":500}"#, "event"),
      (#"{"delivery":"drop","method":"profile"}"#, "method"),
      (#"{"status":500,"portal":"nobody.example"}"#, "portal"),
      (#"{"preset":"good-friday"}"#, "preset"),
      (#"{"preset":"bad-monday","nth":1}"#, "nth"),
      (#"{"methods":"profile","status":500}"#, "methods"),
    ])
  func refusals(rule: String, argument: String) async throws {
    try await LabServer.run { lab in
      let refused = try await lab.client.post("/lab/faults", rule)
      #expect(refused.status == 400, "\(rule)")
      #expect(refused.json["argument"]?.stringValue == argument, "\(rule): \(refused.text)")
      #expect(try await lab.applied() == [])
    }
  }

  @Test("A rule that does nothing is refused, and a misspelt name brings the right one to mind")
  func hints() async throws {
    try await LabServer.run { lab in
      for (rule, hint) in [
        (#"{"method":"profile"}"#, "one of error, status, reply, store and delivery"),
        (#"{"method":"event.ofline.get","status":500}"#, "did you mean event.offline.get?"),
        (#"{"error":"QUERY_LIMIT_EXCEDED"}"#, "did you mean QUERY_LIMIT_EXCEEDED?"),
        (#"{"error":"expired_token","description":"x"}"#, "The access token provided has expired"),
      ] {
        let refused = try await lab.client.post("/lab/faults", rule)
        #expect(refused.json["detail"]?.stringValue?.contains(hint) == true, "\(refused.text)")
      }
    }
  }

  @Test("Rules are listed, those never used apart, and removed one by one or together")
  func lists() async throws {
    try await LabServer.run { lab in
      for method in ["profile", "scope", "methods"] {
        try await lab.fault(#"{"method":"\#(method)","status":500}"#)
      }
      try await #expect(lab.call("scope").status == 500)
      let unused = try await lab.client.get("/lab/faults?unused=true").json["faults"]
      #expect(unused?.arrayValue?.map { $0["method"] } == ["profile", "methods"])
      let removed = try await lab.client.send("DELETE", "/lab/faults/2")
      #expect(removed.json["faults"]?.arrayValue?.map { $0["applied"] } == [1])
      try await #expect(lab.client.send("DELETE", "/lab/faults/2").status == 404)
      try await #expect(lab.call("scope").status == 200)
      let rest = try await lab.client.send("DELETE", "/lab/faults").json["faults"]
      #expect(rest?.arrayValue?.map { $0["id"] } == [1, 3])
      #expect(try await lab.applied() == [])
      try await #expect(lab.client.get("/lab/faults?unused=maybe").status == 400)
    }
  }

  @Test("A reset removes rules: all, or those about the portal")
  func reset() async throws {
    try await LabServer.run { lab in
      try await lab.fault(#"{"status":500,"portal":"localhost"}"#)
      try await lab.fault(#"{"status":500,"method":"scope"}"#)
      try await lab.command("reset", #"{"portal":"localhost"}"#)
      try await #expect(lab.call("profile").status == 200)
      try await #expect(lab.call("scope").status == 500)
      try await lab.command("reset", "{}")
      try await #expect(lab.call("scope").status == 200)
    }
  }

  @Test(
    "A preset adds its rules, for one application if one is named",
    arguments: FaultPreset.allCases)
  func presets(preset: FaultPreset) async throws {
    try await LabServer.run { lab in
      let added = try await lab.command(
        "faults", #"{"preset":"\#(preset.rawValue)","application":"\#(lab.demo.clientID)"}"#)
      let rules = try #require(added["faults"]?.arrayValue)
      #expect(rules.count == preset.rules.count)
      for rule in rules { #expect(rule["application"]?.stringValue == lab.demo.clientID) }
    }
  }
}
