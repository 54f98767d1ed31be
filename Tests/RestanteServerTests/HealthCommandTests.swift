import Foundation
import Testing

@testable import RestanteServer

@Suite("restante health")
struct HealthCommandTests {
  private func health(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) async throws -> (code: Int32?, output: String, errors: String) {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["health"] + arguments, environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return (code, child.output, child.errors)
  }

  /// A configuration file with these lines.
  private func file(_ text: String, in directory: TemporaryDirectory) throws -> String {
    let path = directory.path + "/restante.yaml"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }

  @Test("asks the server where the configuration file, or the environment, says that it listens")
  func configured() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let port = try #require(server.demo.baseURL.split(separator: ":").last)
    let other = try TemporaryDirectory()
    let path = try file("listen: 127.0.0.1:\(port)\n", in: other)
    let named = try await health(["--config", path])
    #expect(named.code == 0 && named.output == "ready\n", "\(named)")
    let variable = try await health([], ["RESTANTE_CONFIG": path])
    #expect(variable.code == 0, "\(variable)")
    let overruled = try await health(
      ["--config", path], ["RESTANTE_LISTEN": "127.0.0.1:1"])
    #expect(overruled.code == 1)
    #expect(overruled.errors.contains("127.0.0.1:1 did not answer"))
    let url = try await health(["--url", server.demo.baseURL])
    #expect(url.code == 0)
    // What only the server may read, or what others may mend, does not matter.
    let secret = try file(
      "listen: 127.0.0.1:\(port)\nbackup-every: often\n", in: other)
    let unread = try await health(
      ["--config", secret], ["RESTANTE_SERVER_KEY_FILE": "/nonexistent"])
    #expect(unread.code == 0, "\(unread)")
  }

  @Test("finds a server with TLS by tls-cert of the file")
  func encrypted() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("health", in: directory)
    try await LiveServer.run(directory: directory, tls: certificate.files) { server in
      let path = try file(
        "listen: \(server.address)\ntls-cert: \(certificate.files.certificate)\n", in: directory)
      let found = try await health(["--config", path])
      #expect(found.code == 0, "\(found)")
    }
  }

  @Test("explains a file that is not there, and an address that is none")
  func wrong() async throws {
    let missing = try await health(["--config", "/nonexistent"])
    #expect(missing.code == 64)
    #expect(missing.errors.contains("--config: there is no /nonexistent."))
    #expect(missing.errors.contains("--url names the server"))
    let directory = try TemporaryDirectory()
    let bad = try await health(["--config", try file("listen: nowhere\n", in: directory)])
    #expect(bad.code == 64 && bad.errors.contains("listen"))
    let both = try await health(["--config", "x", "--url", "http://127.0.0.1:1"])
    #expect(both.code == 64 && both.errors.contains("Usage: restante health"))
  }
}
