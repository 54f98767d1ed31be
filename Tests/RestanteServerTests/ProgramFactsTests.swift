import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// `restante version` and `restante health`, with the real program.
@Suite("What the program says of itself")
struct ProgramFactsTests {
  @Test("The version is the same everywhere", arguments: [["--version"], ["version"]])
  func version(arguments: [String]) async throws {
    let result = try await restante(arguments)
    #expect(result.code == 0)
    #expect(result.output == "\(ServerVersion.text)\n")
  }

  @Test("With --verbose it names the commit, the kind of build, the compiler and the libraries")
  func verbose() async throws {
    let text = try await restante(["version", "--verbose"]).output
    let names = text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(
      names == ["version", "commit", "build", "swift", "sqlite", "libpq", "features"])
    let json = try await restante(["version", "--verbose", "--json"]).output
    let facts = try JSONParser().parse(Array(json.utf8))
    #expect(facts["version"]?.stringValue == ServerVersion.text)
    let sqlite = try #require(facts["sqlite"]?.stringValue).split(separator: ".")
    #expect(sqlite.count == 3 && sqlite.first == "3")
    #expect(facts["features"]?.arrayValue?.contains("postgresql") == true)
  }

  @Test("A server that is ready is healthy, over TLS too, and one that is gone is not")
  func health() async throws {
    let data = try TemporaryDirectory()
    let certificate = try await TestCertificate("health", in: data).files
    for tls in [nil, certificate] {
      let flags = tls.map { ["--tls-cert", $0.certificate, "--tls-key", $0.key] } ?? []
      let directory = try TemporaryDirectory()
      let server = try await ServerProcess.start(data: directory, flags, trusting: tls)
      defer { server.child.end() }
      let url = try #require(PublicURL(server.demo.baseURL))
      var environment = ["RESTANTE_LISTEN": url.domain]
      if let tls { environment["RESTANTE_TLS_CERT"] = tls.certificate }
      let byEnvironment = try await restante(["health"], environment: environment)
      #expect(byEnvironment.code == 0, "\(byEnvironment.errors)")
      #expect(byEnvironment.output == "ready\n")
      let trusted = tls.map { ["--ca-file", $0.certificate] } ?? []
      let byURL = try await restante(["health", "--url", url.base] + trusted)
      #expect(byURL.code == 0, "\(byURL.errors)")
      server.child.send(signal: SIGTERM)
      _ = await server.child.exitCode()
      let gone = try await restante(["health", "--url", url.base])
      #expect(gone.code == 1)
      #expect(gone.errors.contains("the server at \(url.base) did not answer"))
    }
  }

  @Test("What is no address is refused", arguments: [["--url", "here"], ["--timeout", "0"]])
  func refuses(arguments: [String]) async throws {
    #expect(try await restante(["health"] + arguments).code == 64)
  }
}
