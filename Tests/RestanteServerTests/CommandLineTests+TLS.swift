import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("A server with a certificate of its own is trusted by --ca-file or RESTANTE_CA_FILE only")
  func trust() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("one", in: directory)
    let other = try await TestCertificate("other", in: directory, file: "other")
    try await LiveServer.run(directory: directory, tls: certificate.files) { server in
      let publish = ["publish", "ONCRMDEALUPDATE", "{}"]
      let url = ["--url", "https://\(server.address)"]
      let key = ["RESTANTE_KEY": server.demo.publishKey]
      let own = certificate.files.certificate
      for (arguments, environment, isTrusted) in [
        (url, key, false), (url + ["--ca-file", other.files.certificate], key, false),
        (url + ["--ca-file", own], key, true),
        (url, key.merging(["RESTANTE_CA_FILE": own]) { $1 }, true),
        (["--data", directory.path, "--ca-file", own], [:], true),
      ] {
        let result = try await run(publish + arguments, environment: environment)
        #expect(result.code == (isTrusted ? 0 : 1), "\(arguments): \(result.errors)")
        #expect(isTrusted || result.errors.contains("did not answer"))
      }
      let portals = try await run(
        ["portal", "list", "--ca-file", own] + url, environment: ["RESTANTE_KEY": server.admin.key])
      #expect(portals.code == 0 && portals.output.hasPrefix("DOMAIN"), "\(portals)")
    }
  }

  @Test(
    "Addresses, keys and certificates that cannot be used are explained and end with 64",
    arguments: [
      (["--ca-file", "/nonexistent"], "--ca-file: '/nonexistent' is not"),
      (["--url", "nowhere"], "--url: 'nowhere' is not"), (["--key", "x"], "--key needs --url"),
      (["--url", "http://127.0.0.1:1"], "--url needs a key"),
    ])
  func badAddresses(arguments: [String], complaint: String) async throws {
    let directory = try TemporaryDirectory()
    try await LiveServer.run(directory: directory) { server in
      for command in [["queue", "list"], ["portal", "list"]] {
        let result = try await run(command + ["--data", directory.path] + arguments)
        #expect(result.code == 64 && result.errors.contains(complaint), "\(result.errors)")
      }
    }
  }
}
