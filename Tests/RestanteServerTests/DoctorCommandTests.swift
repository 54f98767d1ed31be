import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// `restante doctor`, with the real program: problems are planted, and each is named.
@Suite("The doctor", .serialized)
struct DoctorCommandTests {
  /// What one run found, by check.
  private struct Report {
    let code: Int32?
    let problems: Int64?
    let findings: [JSONValue]

    func finding(_ check: String) -> JSONValue? { findings.first { $0["check"] == .string(check) } }

    /// Whether a problem is named with a remedy that contains a text.
    func names(_ check: String, _ remedy: String) -> Bool {
      findings.contains { finding in
        finding["check"] == .string(check) && ["warning", "error"].contains(finding["severity"])
          && finding["remedy"]?.stringValue?.contains(remedy) == true
      }
    }
  }

  private func doctor(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Report {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["doctor", "--json"] + arguments, environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    let json = Answer(contents: Array(child.output.utf8)).json
    #expect(child.errors == "")
    return Report(
      code: code, problems: json["problems"]?.intValue, findings: json["findings"]?.arrayValue ?? []
    )
  }

  /// Makes the demo application's queue hold two events that happened five days ago.
  private func publishOldEvents(_ server: ServerProcess) async throws {
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    let old = Int64(Date.now.timeIntervalSince1970) - 5 * 86_400
    for data in ["1", "2"] {
      let answer = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(data),"time":\#(old)}"#,
        key: server.demo.publishKey)
      #expect(answer.json["queued"] == 1)
    }
  }

  @Test("A healthy demo server has no problem, whether it runs or not, and is left as it was")
  func healthy() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let running = try await doctor(["--data", data.path])
    #expect(running.code == 0 && running.problems == 0, "\(running.findings)")
    #expect(running.finding("server")?["severity"] == "ok")
    #expect(running.finding("database")?["severity"] == "ok")
    #expect(running.finding("server-key")?["severity"] == "ok")
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let before = try FileManager.default.contentsOfDirectory(atPath: data.path).sorted()
    let database = data.contents(of: "restante.sqlite")
    let stopped = try await doctor([], environment: ["RESTANTE_DATA": data.path])
    #expect(stopped.code == 0, "\(stopped.findings)")
    #expect(stopped.finding("server")?["severity"] == "note")
    #expect(data.contents(of: "restante.sqlite") == database)
    let after = try FileManager.default.contentsOfDirectory(atPath: data.path).sorted()
    #expect(after.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == before)
  }

  @Test("Problems of a running server are named, each with its remedy")
  func running() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    try await publishOldEvents(server)
    let claim = try await server.call(
      "event.offline.get", #""clear":0,"limit":1"#)
    let process = try #require(claim.json["result"]?["process_id"]?.stringValue)
    let event = try #require(
      claim.json["result"]?["events"]?.arrayValue?.first?["MESSAGE_ID"]?.stringValue)
    _ = try await server.call(
      "event.offline.error", #""process_id":"\#(process)","message_id":["\#(event)"]"#)
    _ = try await server.call(
      "event.bind", #""event":"ONCRMLEADADD","handler":"http://127.0.0.1:1/handler""#)
    try FileManager.default.createDirectory(
      atPath: data.path + "/backups", withIntermediateDirectories: false)
    try Data("no backup".utf8).write(
      to: URL(fileURLWithPath: data.path + "/backups/restante-2026-01-01T000000Z.backup"))
    for (file, mode) in [("demo.json", 0o644), ("restante.sqlite", 0o666), ("", 0o777)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: "\(data.path)/\(file)")
    }
    let certificate = try await TestCertificate("doctor", in: data)
    let report = try await doctor(
      [
        "--data", data.path, "--min-free-space", "4000000000G", "--backup-every", "1h",
        "--tls-cert", certificate.files.certificate, "--tls-key", certificate.files.key,
        "--public-url", "https://events.example",
      ], environment: ["RESTANTE_SERVER_KEY": String(repeating: "ab", count: 32)])
    #expect(report.code == 1)
    let client = server.demo.clientID
    for (check, remedy) in [
      ("queue-stuck", "restante queue why \(client) --data \(data.path)"),
      ("dead-letters", "restante queue dead \(client) --data \(data.path)"),
      ("handler-unreachable", "restante deliveries handlers --portal localhost"),
      ("secret-files", "chmod 600 \(data.path)/demo.json"),
      ("data-files", "chmod go-w \(data.path)/restante.sqlite"),
      ("data-directory", "chmod go-w \(data.path)"), ("free-space", "df -h \(data.path)"),
      ("backup", "restante backup --data \(data.path)"),
      ("backup-unusable", "rm \(data.path)/backups/"),
      ("certificate", "openssl x509 -in \(certificate.files.certificate)"),
      ("server-key", "cp BACKUP_OF_SERVER_KEY \(data.path)/server.key"),
    ] {
      #expect(report.names(check, remedy), "\(check): \(report.findings)")
    }
    let exposed = try await doctor(["--data", data.path, "--listen", "0.0.0.0:8080"])
    #expect(exposed.names("plain-http", "--tls-cert"))
    #expect(exposed.names("demo-exposed", "restante portal erase"))
    let proxied = try await doctor(
      ["--data", data.path, "--public-url", "https://events.example"])
    #expect(proxied.names("proxy-not-trusted", "--trusted-proxy"))
  }

  @Test("Problems of a server that does not run are named, each with its remedy")
  func stopped() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let missing = try await doctor(["--data", data.path + "/nowhere"])
    #expect(missing.names("data-directory", "restante serve --data \(data.path)/nowhere"))
    let key = data.path + "/server.key"
    try FileManager.default.moveItem(atPath: key, toPath: data.path + "/moved")
    #expect(
      try await doctor(["--data", data.path]).names("server-key", "cp BACKUP_OF_SERVER_KEY \(key)"))
    try FileManager.default.createSymbolicLink(
      atPath: key, withDestinationPath: data.path + "/moved")
    #expect(
      try await doctor(["--data", data.path]).names("secret-files", "cp --remove-destination"))
    let noFile = try await doctor(
      ["--data", data.path, "--tls-cert", "/nowhere.crt", "--tls-key", "/nowhere.key"])
    #expect(noFile.names("certificate", "ls -l /nowhere.crt /nowhere.key"))
    let database = URL(fileURLWithPath: data.path + "/restante.sqlite")
    let half = try Data(contentsOf: database).prefix(20_480)
    try half.write(to: database)
    let damaged = try await doctor(["--data", data.path])
    #expect(
      damaged.names("database", "restante restore --input BACKUP --data \(data.path) --force"))
  }
}
