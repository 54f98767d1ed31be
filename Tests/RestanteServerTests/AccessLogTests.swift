import Foundation
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The access log")
struct AccessLogTests {
  private func text(_ path: String, containing text: String) async throws -> String {
    let deadline = ContinuousClock.now + .seconds(300)
    while true {
      let contents = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      if contents.contains(text) { return contents }
      try #require(ContinuousClock.now < deadline, "\(contents)")
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  @Test("has a line for each request in the combined format, without secrets")
  func combined() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/access.log"
    try await LiveServer.run(adjust: { $0.accessLog = path }) { server in
      let demo = server.demo
      let code = demo.webhookURL.split(separator: "/").last.map(String.init) ?? ""
      let paths = [
        "/rest/profile.json?auth=\(demo.accessToken)", "/rest/1/\(code)/profile",
        "/rest/1/\(code)/", "/rest/1/\(code)/\(code)", "/rest/\(code)", "/hooks/\(code)",
        "/hook/\(code)", "/v1/\(code)", "/Rest/1/\(code)/profile", "/rest/api/1/\(code)/scopes",
        "/v1/queues/\(demo.clientID)?portal=x",
      ]
      for path in paths {
        _ = try await server.client.send(
          "GET", path, headers: ["User-Agent": "x\" \\ y", "Referer": code])
      }
      _ = try await server.client.send("GET", "/healthz", headers: ["X-Request-Id": "the-end"])
      let log = try await text(path, containing: "the-end")
      #expect(SecretScan(demo.secrets + [code]).findings(in: [log]) == [])
      let lines = log.split(separator: "\n")
      #expect(lines.count == paths.count + 1)
      let pattern = /127\.0\.0\.1 - (\S+) \[[^\]]+\] "GET (\S+) HTTP\/1\.1" \d+ \d+ "-" (.*)/
      let shown = lines.compactMap { $0.wholeMatch(of: pattern) }
      #expect(shown.count == lines.count, "\(log)")
      #expect(
        shown.map { String($0.2) } == [
          "/rest/profile", "/rest/1/***/profile", "/rest/1/***", "/rest/1/***/***", "/rest/***",
          "/hooks/***", "/***", "/v1/***", "/***", "/rest/api/1/***/***",
          "/v1/queues/\(demo.clientID)", "/healthz",
        ])
      #expect(shown.first.map { String($0.1) } == demo.clientID)
      let rest = shown.first.map { String($0.3) } ?? ""
      #expect(rest.wholeMatch(of: /"x\? \? y" \d+\.\d{3} [0-9a-z]{13}/) != nil, "\(rest)")
    }
  }

  @Test("can be written in JSON, and goes on in a new file after the old one was renamed")
  func json() async throws {
    let data = try TemporaryDirectory()
    let path = data.path + "/access.log"
    let server = try await ServerProcess.start(
      data: data, ["--access-log", path, "--log-format", "json"])
    defer { server.child.end() }
    _ = try await server.client.send("GET", "/healthz", headers: ["X-Request-Id": "first"])
    let first = try await text(path, containing: "first")
    let line = try JSONParser().parse(Array(first.dropLast().utf8))
    #expect(line["path"]?.stringValue == "/healthz")
    #expect(line["status"] == .int(200))
    #expect(line["address"]?.stringValue == "127.0.0.1")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    server.child.send(signal: SIGHUP)
    let deadline = ContinuousClock.now + .seconds(300)
    while !FileManager.default.fileExists(atPath: path) {
      _ = try await server.client.get("/healthz")
      try #require(ContinuousClock.now < deadline)
    }
    _ = try await server.client.send("GET", "/healthz", headers: ["X-Request-Id": "second"])
    _ = try await text(path, containing: "second")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("that cannot be written keeps the server from starting")
  func unwritable() async throws {
    #expect(throws: StartupError.self) { try LogPipe(appendingTo: "/nowhere/access.log") }
  }
}
