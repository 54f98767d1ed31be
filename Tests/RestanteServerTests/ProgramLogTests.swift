import Foundation
import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import Testing

@testable import RestanteServer

/// What the real program writes from its first line on, at its most talkative level, with secrets
/// in every place that they can come from.
@Suite("The program's log", .serialized)
struct ProgramLogTests {
  private static let given = String(repeating: "7f1e27c3", count: 8)
  private static let password = "correct/horse battery+staple=ü"

  /// The log of a server that was used a little and stopped.
  private func log(
    _ arguments: [String] = [], environment: [String: String] = [:], tls: TLSFiles? = nil,
    data: TemporaryDirectory
  ) async throws -> (text: String, demo: DemoFile) {
    var arguments = ["--log-level", "trace"] + arguments
    if let tls { arguments += ["--tls-cert", tls.certificate, "--tls-key", tls.key] }
    let server = try await ServerProcess.start(
      data: data, arguments, environment: environment, trusting: tls)
    defer { server.child.end() }
    #expect(try await server.call("profile").status == 200)
    #expect(try await server.client.get("/v1/apps", key: server.demo.adminKey).status == 200)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let text = server.child.errors
    #expect(text.contains(" trace ") || text.contains(" debug "), "the log must say something")
    #expect(text.contains("Starting service") && text.contains("request"))
    return (text, server.demo)
  }

  private func keyDigits(_ data: TemporaryDirectory) throws -> String {
    String(decoding: try #require(data.contents(of: "server.key")), as: UTF8.self)
      .filter { !$0.isWhitespace }
  }

  @Test("holds neither the key of the directory nor the first administrator's, over TLS too")
  func keyInFile() async throws {
    let data = try TemporaryDirectory()
    let certificate = try await TestCertificate("localhost", in: data).files
    let (text, demo) = try await log(tls: certificate, data: data)
    let admin = try #require(AdminFile(inDataDirectory: data.path))
    let pem = try String(contentsOfFile: certificate.key, encoding: .utf8)
    let lines = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.map(String.init)
    let scan = SecretScan(
      demo.secrets + [admin.key] + lines, digits: [try keyDigits(data)])
    #expect(scan.findings(in: [text]) == [])
  }

  @Test("does not hold a key that comes from the environment")
  func keyInEnvironment() async throws {
    let data = try TemporaryDirectory()
    let (text, demo) = try await log(environment: ["RESTANTE_SERVER_KEY": Self.given], data: data)
    #expect(SecretScan(demo.secrets, digits: [Self.given]).findings(in: [text]) == [])
  }

  @Test("does not hold the database's password, in the address or in the environment")
  func databasePassword() async throws {
    let cluster = try PostgresCluster.shared.get()
    let plain = cluster.address(database: try await cluster.makeDatabase())
    let encoded = try #require(
      Self.password.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let address = plain.replacing("postgres@", with: "postgres:\(encoded)@")
    for (arguments, environment) in [
      (["--database", address], [:]),
      (["--database", plain], ["RESTANTE_DATABASE_PASSWORD": Self.password]),
      ([], ["RESTANTE_DATABASE": address, "RESTANTE_SERVER_KEY": Self.given]),
    ] {
      let data = try TemporaryDirectory()
      let arguments = arguments + ["--other-key"]
      let (text, demo) = try await log(arguments, environment: environment, data: data)
      let key = environment["RESTANTE_SERVER_KEY"] == nil ? try keyDigits(data) : Self.given
      let scan = SecretScan(demo.secrets + [Self.password], digits: [key])
      #expect(scan.findings(in: [text]) == [])
    }
  }
}

@Suite("Values that hold secrets")
struct RedactedTests {
  private struct Holder { let value: Any }

  @Test("show nothing of them, however they are printed")
  func redacted() throws {
    let text = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    let bytes = try #require(Hex.decode(text))
    let key = try #require(ServerKey(bytes: bytes))
    var demo = DemoFile()
    demo.accessToken = text
    var configuration = ServerConfiguration()
    configuration.serverKey = Secret(text)
    configuration.database = try ConnectionSettings(
      address: "postgres://u:\(text)@h/d", password: text)
    let location = try DatabaseLocation("postgres://u:\(text)@h/d")
    let values: [Any] = [
      key, Secret(text), SecretHash(stored: bytes), demo, AdminFile(baseURL: "", key: text),
      configuration, location, FormFields("password=\(text)".utf8),
      try PasswordHash(stored: "$scrypt$ln=4,r=1,p=1$0123$\(text)"),
    ]
    let scan = SecretScan([], digits: [text])
    for value in values {
      for value in [value, Holder(value: value), [value], Optional(value) as Any] {
        var dumped = ""
        dump(value, to: &dumped)
        let printed = [dumped, "\(value)", String(reflecting: value), String(describing: value)]
        #expect(scan.findings(in: printed) == [])
        #expect(SecretScan([text]).findings(in: printed) == [])
      }
    }
  }
}
