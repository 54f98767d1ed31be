import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("TLS")
struct TLSTests {
  @Test("The wire, the native API and the token endpoint work over TLS, and addresses say so")
  func serves() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("one", in: directory)
    try await LiveServer.run(directory: directory, tls: certificate.files) { server in
      #expect(server.demo.baseURL == "https://\(server.address)")
      #expect(server.demo.restURL == server.demo.baseURL + "/rest/")
      let profile = try await server.client.get("/rest/profile", key: server.demo.accessToken)
      #expect(profile.json["result"]?["ID"] == "1")
      #expect(try await server.client.get("/readyz").status == 200)
      try await server.bind("ONCRMDEALUPDATE")
      let published = try await server.publish(
        #"{"event":"ONCRMDEALUPDATE","data":{"FIELDS":{"ID":"1"}},"user_id":2}"#)
      #expect(published.json["queued"] == 1)
      let tokens = try await server.client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
          + "&client_secret=\(server.demo.clientSecret)"
          + "&refresh_token=\(server.demo.userRefreshToken)")
      #expect(
        tokens.json["client_endpoint"]?.stringValue == "https://\(server.address)/rest/")
    }
  }

  @Test("Webhooks are let through over TLS even where https is required")
  func webhooks() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("one", in: directory)
    try await LiveServer.run(
      directory: directory, requiresHTTPS: true, tls: certificate.files
    ) { server in
      let path = server.demo.webhookURL.replacing(server.demo.baseURL, with: "")
      let profile = try await server.client.get(path + "profile")
      #expect(profile.status == 200)
    }
  }

  @Test("Only a trusted proxy can say that a webhook's way is encrypted")
  func proxies() async throws {
    for (proxies, isTrusted) in [([], false), (["127.0.0.0/8"], true), (["10.0.0.1"], false)] {
      try await LiveServer.run(
        requiresHTTPS: true, trustedProxies: proxies.compactMap { AddressBlock($0) }
      ) { server in
        let path = server.demo.webhookURL.replacing(server.demo.baseURL, with: "")
        let encrypted = try await server.client.get(
          path + "profile", headers: ["X-Forwarded-Proto": "https"])
        #expect(encrypted.status == (isTrusted ? 200 : 400))
        let plain = try await server.client.get(
          path + "profile", headers: ["X-Forwarded-Proto": "http"])
        #expect(plain.json["error"] == "INVALID_REQUEST")
      }
    }
  }

  @Test("Clients that offer HTTP/2 get it, others get HTTP/1.1")
  func http2() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("one", in: directory)
    try await LiveServer.run(directory: directory, tls: certificate.files) { server in
      for (version, expected) in [
        (HTTPClient.Configuration.HTTPVersion.automatic, 2), (.http1Only, 1),
      ] {
        var configuration = HTTPClient.Configuration(
          tlsConfiguration: try WebClient.trusting(certificate.files))
        configuration.httpVersion = version
        configuration.timeout.connect = WebClient.connectTimeout
        let client = HTTPClient(configuration: configuration)
        var request = HTTPClientRequest(url: server.demo.restURL + "profile")
        request.headers.add(name: "Authorization", value: "Bearer \(server.demo.accessToken)")
        let requested = request
        let response = await Result { try await client.execute(requested, timeout: .seconds(300)) }
        try await client.shutdown()
        let received = try response.get()
        #expect(received.status == .ok)
        #expect(received.version.major == expected)
      }
    }
  }

  @Test("Files that change are looked at again and again, and bad ones are reported once")
  func reloads() async throws {
    let directory = try TemporaryDirectory()
    let files = try await TestCertificate("first", in: directory).files
    let clock = SteppedClock()
    let log = LogRecorder()
    let reloader = try TLSReloader(files, logger: log.logger)
    let service = Task { await TLSReloadService(reloader: reloader, clock: clock).run() }
    var sleeps = clock.sleeps.makeAsyncIterator()
    _ = await sleeps.next()
    /// Lets the time between two looks pass, and returns once the files were looked at.
    func look() async {
      clock.advance(by: TLSReloadService.interval)
      _ = await sleeps.next()
    }
    let first = try TLSContents(files).digest
    await look()
    #expect(reloader.digest == first)
    #expect(log.all.isEmpty)

    _ = try await TestCertificate("second", in: directory)
    let second = try TLSContents(files).digest
    await look()
    #expect(second != first)
    #expect(reloader.digest == second)
    #expect(log.count(of: "reloaded the certificate") == 1)

    // The key of another certificate; then what is no certificate; then nothing.
    let stranger = try await TestCertificate("stranger", in: directory, file: "other").files
    try Data(contentsOf: URL(fileURLWithPath: stranger.key)).write(
      to: URL(fileURLWithPath: files.key))
    await look()
    await look()
    #expect(log.count(of: "is not usable") == 1)
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: files.certificate))
    await look()
    await look()
    #expect(log.count(of: "is not usable") == 2)
    try FileManager.default.removeItem(atPath: files.certificate)
    await look()
    await look()
    #expect(log.count(of: "is not usable") == 3)
    #expect(reloader.digest == second)

    _ = try await TestCertificate("third", in: directory)
    await look()
    let third = try TLSContents(files).digest
    #expect(reloader.digest == third)
    #expect(log.count(of: "reloaded the certificate") == 2)
    service.cancel()
    await service.value
  }

  @Test("A server does not start with files that it cannot use")
  func refused() async throws {
    let directory = try TemporaryDirectory()
    let good = try await TestCertificate("one", in: directory).files
    let other = try await TestCertificate("two", in: directory, file: "other").files
    // What others can read is refused before anybody looks what is in it.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: good.certificate)
    for (certificate, key, complaint) in [
      ("\(directory.path)/none", good.key, "file not found"),
      (good.certificate, other.key, "does not match the certificate in"),
      (good.key, good.key, "does not contain a certificate"),
      (good.certificate, good.certificate, "does not contain a private key"),
    ] {
      let error = await #expect(throws: StartupError.self) {
        try await LiveServer.run(
          directory: directory, tls: TLSFiles(certificate: certificate, key: key)
        ) { _ in }
      }
      #expect(error?.description.contains(complaint) == true)
    }
  }

  @Test("SIGHUP makes the program look at its certificate, and does not end it")
  func signal() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate("first", in: directory)
    let server = try await ServerProcess.start(
      data: directory,
      ["--tls-cert", certificate.files.certificate, "--tls-key", certificate.files.key],
      trusting: certificate.files)
    defer { server.child.end() }
    #expect(server.demo.baseURL.hasPrefix("https://127.0.0.1:"))
    #expect(try await server.call("profile").status == 200)
    let port = try #require(Int(server.demo.baseURL.split(separator: ":").last ?? ""))

    _ = try await TestCertificate("second", in: directory)
    try await hangUp(server, until: "reloaded the certificate")
    #expect(try await TestCertificate.served(on: port, directory: directory) == "second")

    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: certificate.files.key))
    try await hangUp(server, until: "the new certificate is not usable")
    #expect(try await TestCertificate.served(on: port, directory: directory) == "second")
    #expect(server.child.isRunning)
  }

  /// Sends SIGHUP and waits until the program reports what came of it.
  private func hangUp(_ server: ServerProcess, until report: String) async throws {
    server.child.send(signal: SIGHUP)
    let deadline = ContinuousClock.now + .seconds(300)
    while !server.child.errors.contains(report), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(server.child.errors.contains(report))
  }
}
