import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("The program restante")
struct CommandLineTests {
  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      arguments, environment: environment, input: input, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return (code, child.output, child.errors)
  }

  @Test("It knows its version")
  func version() async throws {
    let result = try await run(["--version"])
    #expect(result.code == 0)
    #expect(result.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test(
    "Bad values are explained and end with 64, from flags and from the environment",
    arguments: [
      (["--listen", "8080"], [:], "--listen"), (["--mode", "lax"], [:], "--mode"),
      (["--public-url", "localhost"], [:], "--public-url"),
      (["--log-level", "loud"], [:], "--log-level"),
      (["--min-free-space", "1T"], [:], "--min-free-space"),
      (["--max-reply-events", "0"], [:], "--max-reply-events"),
      (["--max-reply-size", "1G"], [:], "--max-reply-size"),
      (["--max-waiting", "-1"], [:], "--max-waiting"),
      ([], ["RESTANTE_MAX_STREAMS": "many"], "RESTANTE_MAX_STREAMS"),
      ([], ["RESTANTE_MIN_FREE_SPACE": "-1"], "RESTANTE_MIN_FREE_SPACE"),
      ([], ["RESTANTE_LISTEN": "nowhere"], "RESTANTE_LISTEN"),
      ([], ["RESTANTE_MODE": "lax"], "RESTANTE_MODE"),
      ([], ["RESTANTE_PUBLIC_URL": "x"], "RESTANTE_PUBLIC_URL"),
      ([], ["RESTANTE_LOG_LEVEL": "loud"], "RESTANTE_LOG_LEVEL"),
    ] as [([String], [String: String], String)])
  func badValues(
    arguments: [String], environment: [String: String], source: String
  ) async throws {
    let result = try await run(["serve"] + arguments, environment: environment)
    #expect(result.code == 64)
    #expect(result.errors.contains(source))
  }

  @Test("Flags win over the environment; the environment counts without them")
  func precedence() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(
      data: data, ["--public-url", "http://flag.example"],
      environment: [
        "RESTANTE_PUBLIC_URL": "http://environment.example", "RESTANTE_LISTEN": "bad but unused",
        "RESTANTE_DATA": "/nonexistent", "RESTANTE_LOG_LEVEL": "error",
      ])
    defer { server.child.end() }
    #expect(server.demo.domain == "flag.example")
    #expect(server.child.errors.isEmpty)
  }

  @Test("The printed commands work as they are, and SIGTERM ends the program with 0")
  func instructions() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let output = server.child.output
    let start = try #require(output.firstRange(of: "# 1."))
    let script = String(output[start.lowerBound...])
    let bash = try ChildProcess(["-c", script], program: "/bin/bash", directory: data)
    defer { bash.end() }
    #expect(await bash.exitCode() == 0)
    #expect(bash.errors.isEmpty)
    let replies = bash.output.split(separator: "\n").map { Answer(contents: Array($0.utf8)).json }
    try #require(replies.count == 7)
    #expect(replies[0]["result"] == true)
    #expect(replies[1]["queued"] == 1)
    #expect(replies[2]["queued"] == 1)
    #expect(replies[3]["total"] == 1)
    #expect(replies[4]["result"]?["events"]?.arrayValue?.count == 1)
    #expect(replies[4]["result"]?["process_id"]?.stringValue?.count == 32)
    #expect(replies[5]["result"] == true)
    #expect(replies[6]["total"] == 0)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
  }

  @Test("SIGINT ends the program with 0, too, and its files are private")
  func interrupt() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    for name in ["demo.json", "server.key", "lock", "restante.sqlite"] {
      let permissions = try #require(try data.permissions(of: name))
      #expect(permissions & 0o077 == 0, "\(name)")
    }
    server.child.send(signal: SIGINT)
    #expect(await server.child.exitCode() == 0)
  }

  @Test("A client that stalls within a request does not hold up the stop for long")
  func stalledClient() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let (host, port) = ("127.0.0.1", server.demo.baseURL.split(separator: ":").last ?? "")
    let stalled = try ChildProcess(
      [
        "-c",
        """
        exec 5<>/dev/tcp/\(host)/\(port)
        printf 'POST /v1/events HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9\\r\\n' >&5
        printf 'Authorization: Bearer \(server.demo.publishKey)\\r\\n\\r\\n{' >&5
        echo sent; exec sleep 600
        """,
      ], program: "/bin/bash", directory: data)
    defer { stalled.end() }
    while !stalled.output.contains("sent") { try await Task.sleep(for: .milliseconds(10)) }
    // The next answer comes after the stalled request was begun.
    try await #expect(server.client.get("/healthz").status == 200)
    let start = ContinuousClock.now
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    #expect(ContinuousClock.now - start < .seconds(100))
  }

  @Test("Two processes never share a data directory")
  func secondProcess() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let second = try await run(["serve", "--listen", "127.0.0.1:0", "--data", data.path])
    #expect(second.code == 1)
    #expect(second.errors.contains("another process uses the data directory \(data.path)"))
  }

  @Test("Credentials survive a restart, and what was published, too")
  func restart() async throws {
    let data = try TemporaryDirectory()
    let first = try await ServerProcess.start(data: data)
    defer { first.child.end() }
    _ = try await first.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    _ = try await first.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE"}"#, key: first.demo.publishKey)
    first.child.send(signal: SIGTERM)
    #expect(await first.child.exitCode() == 0)
    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    #expect(second.demo.clientSecret == first.demo.clientSecret)
    let old = ServerProcess(child: second.child, demo: first.demo, client: second.client)
    for server in [old, second] {
      let list = try await server.call("event.offline.list")
      #expect(list.json["total"] == 1)
    }
  }

  @Test("publish and queue list talk to the server")
  func clients() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let first = try await run(
      ["publish", "oncrmdealupdate", #"{"ID":1}"#, "--user", "1", "--data", data.path])
    #expect(first.code == 0)
    #expect(first.output == "accepted 1, queued 1, deliveries 0, suppressed 0\n")
    let second = try await run(
      [
        "publish", "ONCRMDEALUPDATE", "-", "--json", "--url", server.demo.baseURL, "--key",
        server.demo.publishKey, "--origin-client", server.demo.clientID,
      ], input: #"{"ID":2}"#)
    #expect(second.output == #"{"accepted":1,"queued":0,"deliveries":0,"suppressed":1}"# + "\n")
    let list = try await run(["queue", "list"], environment: ["RESTANTE_DATA": data.path])
    #expect(list.code == 0)
    let lines = list.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("CLIENT ID") == true)
    #expect(lines.last?.contains(/^\S+ +- +1 +0 +0 +[0-9]+$/) == true)
  }

  @Test("queue dead, redrive, drop and release act on the server")
  func deadLetters() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let connector = #""auth_connector":"one & two""#
    _ = try await server.call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline",\#(connector)"#)
    for number in 1...3 {
      _ = try await server.client.post(
        "/v1/events",
        #"{"event":"ONCRMDEALUPDATE","data":\#(number),"message_id":"\#(Self.messageID(number))"}"#,
        key: server.demo.publishKey)
    }
    let claim = try await server.call("event.offline.get", #""clear":0,\#(connector)"#)
    let process = try #require(claim.json["result"]?["process_id"]?.stringValue)
    let failed = [1, 2].map { #""\#(Self.messageID($0))""# }.joined(separator: ",")
    _ = try await server.call(
      "event.offline.error",
      #""process_id":"\#(process)","message_id":[\#(failed)],"reason":"bad\nday",\#(connector)"#)

    let queue = [server.demo.clientID, "--connector", "one & two", "--data", data.path]
    let list = try await run(["queue", "dead"] + queue)
    #expect(list.errors == "")
    #expect(list.output.split(separator: "\n").count == 3)
    #expect(list.output.contains("bad day"))
    for (arguments, reply) in [
      (["redrive"] + queue + ["--message-id", Self.messageID(1)], "redriven: 1"),
      (["drop"] + queue + ["--event", "oncrmdealupdate"], "dropped: 1"),
      (["release"] + [queue[0], process] + queue.dropFirst(), "released: 1"),
    ] {
      let result = try await run(["queue"] + arguments)
      #expect(result.output == reply + "\n")
    }
  }

  private static func messageID(_ number: Int) -> String {
    String(repeating: "\(number)", count: 32)
  }

  @Test(
    "Client commands explain what is wrong",
    arguments: [
      (["publish", "E", "nope", "--data", "DATA"], 64, "not acceptable"),
      (["publish", "E", "--message-id", "12"], 64, "--message-id"),
      (["publish", "E", "--origin-connector", "c"], 64, "--origin-client"),
      (["publish", "E", "--url", "http://127.0.0.1:1"], 64, "--key"),
      (["publish", "E", "--data", "/nonexistent"], 64, "demo.json"),
      (["queue", "drop", "app"], 64, "--all"),
      (["queue", "restore", "app"], 64, "--all"),
      (["queue", "configure", "app", "--lease", "long", "--data", "DATA"], 64, "--lease"),
      (["queue", "redrive", "app", "--all", "--id", "1"], 64, "--all"),
      (["queue", "list", "--url", "http://127.0.0.1:1", "--key", "k"], 1, "did not answer"),
    ] as [([String], Int32, String)])
  func clientErrors(arguments: [String], code: Int32, explanation: String) async throws {
    let data = try TemporaryDirectory()
    var demo = DemoFile()
    demo.baseURL = "http://127.0.0.1:1"
    try DurableFile.save(demo.contents, to: data.path + "/demo.json")
    let result = try await run(arguments.map { $0 == "DATA" ? data.path : $0 })
    #expect(result.code == code)
    #expect(result.errors.contains(explanation))
  }

  @Test("Logs hold no credentials, queries or bodies, not even at the lowest level")
  func logs() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data, ["--log-level", "trace"])
    defer { server.child.end() }
    let demo = server.demo
    _ = try await server.call("profile", #""marker":"in-the-body""#)
    _ = try await server.client.get("/rest/profile?auth=\(demo.accessToken)&marker=in-the-query")
    _ = try await server.client.get(demo.webhookURL.replacing(demo.baseURL, with: "") + "profile")
    _ = try await server.client.get(
      "/oauth/token/?grant_type=refresh_token&client_id=\(demo.clientID)"
        + "&client_secret=\(demo.clientSecret)&refresh_token=\(demo.refreshToken)")
    _ = try await server.client.post(
      "/v1/events", #"{"event":"E","data":"in-the-body"}"#, key: demo.publishKey)
    let logs = server.child.errors
    #expect(logs.contains("request"))
    let code = demo.webhookURL.split(separator: "/").last.map(String.init) ?? ""
    for secret in [
      demo.accessToken, demo.clientSecret, demo.refreshToken, demo.publishKey, demo.adminKey, code,
      "in-the-query", "in-the-body",
    ] {
      #expect(!logs.contains(secret))
    }
  }
}
