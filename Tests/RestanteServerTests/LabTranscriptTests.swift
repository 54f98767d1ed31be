import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Recording a portal, and replaying it")
struct LabTranscriptTests {
  /// What personal data an application sends.
  static let personal = ["Anna", "Bergmann", "anna@shop.example", "900 123-45-67"]

  /// Runs a command that listens, until `body` returns.
  ///
  /// - Returns: Its exit code and what it printed.
  @discardableResult
  func run(
    _ arguments: [String], _ body: (WebClient) async throws -> Void
  ) async throws -> (code: Int32?, output: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["lab"] + arguments + ["--listen", "127.0.0.1:0"], directory: directory)
    defer { child.end() }
    let deadline = ContinuousClock.now + .seconds(300)
    var base: String?
    while base == nil {
      try #require(child.isRunning && ContinuousClock.now < deadline, "\(child.errors)")
      base = child.output.firstMatch(of: /at (http:\S+)\/\n/).map { String($0.1) }
      try await Task.sleep(for: .milliseconds(20))
    }
    try await body(WebClient(base: try #require(base)))
    child.send(signal: 15)
    let code = await child.exitCode()
    return withExtendedLifetime(directory) { (code, child.output) }
  }

  /// What an application does; returns the replies.
  func application(_ client: WebClient, _ demo: DemoFile) async throws -> [Answer] {
    let form = "application/x-www-form-urlencoded"
    let token = demo.accessToken
    let path = demo.webhookURL.replacing(demo.baseURL, with: "")
    let get = "auth=\(token)&clear=0"
    let claim = try await client.post("/rest/event.offline.get", get, type: form)
    let process = claim.json["result"]?["process_id"]?.stringValue ?? ""
    let contact = """
      {"fields":{"NAME":"Anna","LAST_NAME":"Bergmann","PHONE":[{"VALUE":"+7 900 123-45-67"}],
      "COMMENTS":"x","EMAIL":[{"VALUE":"anna@shop.example"}]}}
      """
    let command = "crm.contact.list?filter%5BEMAIL%5D=anna%40shop.example&auth=\(token)"
    return [
      claim,
      try await client.post(
        "/rest/event.offline.clear", "auth=\(token)&process_id=\(process)", type: form),
      try await client.post("/rest/crm.contact.add.json", contact, key: token),
      try await client.get("/rest/crm.contact.get?ID=1&auth=\(token)"),
      try await client.post("\(path)batch", #"{"cmd":{"a":"\#(command)","b":"no.such"}}"#),
      try await client.get("\(path)profile"),
      try await client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=\(demo.clientID)"
          + "&client_secret=\(demo.clientSecret)&refresh_token=\(demo.userRefreshToken)"),
      try await client.post("/rest/no.such", "{}", key: token),
      try await client.post("/rest/profile", "{}", key: "wrong-token-1"),
    ]
  }

  /// A portal in strict mode, in whose queue an event waits.
  func portal(_ data: TemporaryDirectory) async throws -> ServerProcess {
    let server = try await ServerProcess.start(data: data, ["--lab", "--mode", "strict"])
    _ = try await server.call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    _ = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":{"FIELDS":{"ID":"1"}}}"#,
      key: server.demo.publishKey)
    return server
  }

  /// Every text that a transcript must not hold.
  func secrets(_ demo: DemoFile, _ replies: [Answer]) -> [String] {
    let code = demo.webhookURL.split(separator: "/").last.map(String.init) ?? ""
    let issued = replies[6].json
    return [
      demo.clientSecret, demo.accessToken, demo.refreshToken, demo.userRefreshToken,
      demo.userAccessToken, demo.applicationToken, demo.domain, "wrong-token-1", code,
      issued["access_token"]?.stringValue ?? "", issued["refresh_token"]?.stringValue ?? "",
    ] + Self.personal
  }

  @Test("A strict portal is recorded without a secret, replayed, and compared with another")
  func journey() async throws {
    let files = try TemporaryDirectory()
    let transcript = "\(files.path)/portal.jsonl"
    let data = try TemporaryDirectory()
    let real = try await portal(data)
    defer { real.child.end() }
    let kept = Kept()
    let recorded = try await run(
      ["record", "--portal", real.demo.baseURL, "--output", transcript]
    ) { client in
      kept.replies = try await application(client, real.demo)
      let endpoint = kept.replies[6].json["client_endpoint"]?.stringValue
      #expect(endpoint == "\(client.base)/rest/")
    }
    #expect(recorded.code == 0)
    let replies = kept.replies
    #expect(replies.map(\.status) == [200, 200, 200, 200, 200, 200, 200, 404, 401])
    let text = String(decoding: files.contents(of: "portal.jsonl") ?? [], as: UTF8.self)
    #expect(text.split(separator: "\n").count == 10)
    for secret in secrets(real.demo, replies) {
      #expect(!secret.isEmpty && !text.contains(secret), "\(secret)")
    }
    try #expect(files.permissions(of: "portal.jsonl") == 0o600)

    let replayed = try await run(["replay", transcript]) { client in
      let again = try await application(client, real.demo)
      #expect(again.map(\.status) == replies.map(\.status))
      #expect(again.map(\.keys) == replies.map(\.keys))
      #expect(again[0].json["result"] == replies[0].json["result"])
      let endpoint = again[6].json["client_endpoint"]?.stringValue
      #expect(endpoint == "\(client.base)/rest/")
      #expect(again[0].json["time"]?["start"]?.encodedString() != "0")
    }
    #expect(replayed.code == 0, "\(replayed.output)")
    #expect(!replayed.output.contains("new:") && !replayed.output.contains("unused:"))

    let second = try TemporaryDirectory()
    let other = try await portal(second)
    defer { other.child.end() }
    let compared = try await restante(["lab", "compare", transcript, "--data", second.path])
    #expect(compared.output == "7 compared, 0 different, 2 not compared\n", "\(compared.errors)")
    #expect(compared.code == 0)
  }

  @Test("Replay says which calls are new and which were not made")
  func new() async throws {
    let files = try TemporaryDirectory()
    let file = "\(files.path)/t.jsonl"
    let line = { (method: String, parameters: String, reply: String) in
      #"{"verb":"POST","method":"\#(method)","credential":"token","parameters":\#(parameters),"#
        + #""status":200,"reply":\#(reply)}"#
    }
    let lines = [
      #"{"transcript":1,"hide":[],"keep":[]}"#,
      line("a.b", #"{"id":"5","EMAIL":"hidden.1@example.com"}"#, #"{"result":"first"}"#),
      line("a.b", #"{"id":"5","EMAIL":"hidden.2@example.com"}"#, #"{"result":"second"}"#),
      line("c.d", "{}", #"{"result":1}"#), line("e.f", #"{"since":"1"}"#, #"{"result":2}"#),
    ]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    let replayed = try await run(["replay", file, "--ignore", "since"]) { client in
      var results: [JSONValue?] = []
      for _ in 1...3 {
        let body = #"{"EMAIL":"anna@shop.example","id":5,"auth":"any"}"#
        results.append(try await client.post("/rest/A.b", body).json["result"])
      }
      #expect(results == ["first", "second", "second"])
      try await #expect(client.get("/rest/e.f?since=2").json["result"] == 2)
      let new = try await client.post("/rest/a.b", #"{"id":6,"EMAIL":"anna@shop.example"}"#)
      #expect(new.status == 404 && new.json["error"] == "ERROR_NOT_RECORDED")
    }
    #expect(replayed.code == 1)
    let said = replayed.output.split(separator: "\n").dropFirst()
    #expect(said.count == 3 && said.last == "1 call was new.", "\(replayed.output)")
    #expect(said.contains { $0.hasPrefix(#"new: a.b {"id":6,"EMAIL":"hidden."#) })
    #expect(said.contains("unused: c.d {}"))
  }

  @Test("Compare names the calls and members that differ, and fails")
  func drift() async throws {
    let files = try TemporaryDirectory()
    let file = "\(files.path)/t.jsonl"
    let lines = [
      #"{"transcript":1,"hide":[],"keep":[]}"#,
      #"{"verb":"POST","method":"profile","credential":"webhook","parameters":{},"status":200,"#
        + #""reply":{"result":{"ID":"1","ADMIN":true,"NAME":"","BADGE":"x"},"time":{"start":0}}}"#,
      #"{"verb":"POST","method":"crm.deal.list","credential":"token","parameters":{},"#
        + #""status":200,"reply":{"result":[],"total":0}}"#,
    ]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let compared = try await restante([
      "lab", "compare", file, "--json", "--url", server.demo.baseURL, "--token",
      server.demo.accessToken, "--webhook", server.demo.webhookURL,
    ])
    #expect(compared.code == 1)
    let rows = try JSONParser().parse(compared.output).arrayValue ?? []
    #expect(
      rows.contains([
        "call": 1, "method": "profile", "path": "result.BADGE", "recorded": "text",
        "present": "missing",
      ]), "\(compared.output)")
    #expect(
      rows.contains([
        "call": 2, "method": "crm.deal.list", "path": "status", "recorded": "200",
        "present": "404",
      ]), "\(compared.output)")
    #expect(!rows.contains { $0["path"] == "result.ID" || $0["path"] == "result.ADMIN" })
  }

  @Test(
    "What commands cannot do is explained",
    arguments: [
      (["record", "--portal", "https://a.example", "--output", "/"], "is there already"),
      (["record", "--portal", "a.example", "--output", "x"], "--portal: 'a.example' is not"),
      (
        ["record", "--portal", "https://a.example", "--output", "x", "--listen", "0.0.0.0:1"],
        "is not on this machine alone"
      ),
      (["replay", "/nowhere"], "/nowhere cannot be read"),
      (["compare", "/nowhere", "--token", "x"], "need --url"),
      (["compare", "/nowhere", "--url", "http://a.example"], "--url needs credentials"),
    ])
  func refusals(arguments: [String], sentence: String) async throws {
    let refused = try await restante(["lab"] + arguments)
    #expect(refused.code != 0)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
  }

  @Test("A transcript that is none is refused by line")
  func noTranscript() async throws {
    let files = try TemporaryDirectory()
    let file = "\(files.path)/t.jsonl"
    for (text, sentence) in [
      ("{}\n", ":1: this is not a transcript of restante lab record."),
      ("{\"transcript\":1}\n\n{}\n", ":3: this is not a call with its reply."), ("x", ":1: "),
      ("", ": the file is empty."),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let refused = try await restante(["lab", "replay", file])
      #expect(refused.code != 0 && refused.errors.contains("t.jsonl\(sentence)"))
    }
  }

  @Test("A portal that does not reply is told to the application, and nothing is recorded")
  func silent() async throws {
    let files = try TemporaryDirectory()
    let file = "\(files.path)/t.jsonl"
    try await run(["record", "--portal", "http://127.0.0.1:1", "--output", file]) { client in
      let answer = try await client.post("/rest/profile", "{}")
      #expect(answer.status == 502 && answer.json["error"] == "PORTAL_UNREACHABLE")
    }
    let text = String(decoding: files.contents(of: "t.jsonl") ?? [], as: UTF8.self)
    #expect(text.split(separator: "\n").count == 1)
  }

  /// What one part of a test leaves for another.
  private final class Kept {
    var replies: [Answer] = []
  }
}
