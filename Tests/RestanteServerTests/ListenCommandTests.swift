import NIOCore
import RestanteCore
import RestanteDelivery
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("restante listen")
struct ListenCommandTests {
  static let token = "51856fefc120afa4b628cc82d3935cce"

  /// Runs `body` with a listening handler and a way to post to it.
  func run(
    _ arguments: [String], _ body: (ChildProcess, HandlerClient, String) async throws -> Void
  ) async throws {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(
      ["listen", "--listen", "127.0.0.1:0"] + arguments, directory: directory)
    defer { child.end() }
    let deadline = ContinuousClock.now + .seconds(300)
    var url: String?
    while url == nil {
      try #require(child.isRunning && ContinuousClock.now < deadline, "\(child.errors)")
      url = child.output.firstMatch(of: /Listening on (http:\S+\/)\n/).map { String($0.1) }
      try await Task.sleep(for: .milliseconds(20))
    }
    let loopback = try #require(AddressBlock("127.0.0.0/8"))
    let client = HandlerClient(
      networks: DeliveryNetworks(allowing: [loopback]), limits: .patient)
    let result = await Result { try await body(child, client, try #require(url)) }
    await client.close()
    try result.get()
  }

  static func body(token: String = token) throws -> [UInt8] {
    let event = OnlineEvent(
      name: EventName(stored: "ONCRMDEALUPDATE"), binding: BindingID(rawValue: 3),
      data: ["FIELDS": ["ID": 759, "TITLE": "Five & more\u{1B}[2J"]],
      time: ManualClock.defaultStart)
    let sender = DeliveryAuthorization.Sender(
      domain: "portal.example", clientEndpoint: "https://portal.example/rest/",
      serverEndpoint: "https://portal.example/rest/", memberID: "m")
    return try DeliveryBody.encode(
      event,
      authorization: DeliveryAuthorization(
        sender: sender, tokens: nil, applicationToken: token))
  }

  @Test("shows the fields of a delivery in their order, and ends on SIGTERM with 0")
  func shows() async throws {
    try await run([]) { child, client, url in
      let attempt = await client.post(try Self.body(), headers: [], to: url + "hook")
      #expect(attempt.outcome == .replied(200))
      child.send(signal: 15)
      #expect(await child.exitCode() == 0)
      let lines = child.output.split(separator: "\n")
      let start = try #require(lines.firstIndex { $0.hasPrefix("#1 POST /hook, ") })
      let fields = lines[(start + 1)...].map { $0.split(separator: " ", maxSplits: 1) }
      #expect(
        fields.map { String($0.first ?? "") }.starts(
          with: ["event", "event_handler_id", "data[FIELDS][ID]", "data[FIELDS][TITLE]", "ts"]))
      // What a terminal would obey is written in words.
      #expect(child.output.contains(#"Five & more\u{1B}[2J"#))
      #expect(!child.output.contains("\u{1B}"))
    }
  }

  @Test("fails as many deliveries as it is told to")
  func fails() async throws {
    try await run(["--status", "503", "--for", "2"]) { child, client, url in
      var statuses: [DeliveryAttempt.Outcome] = []
      for _ in 0..<3 {
        statuses.append(await client.post([], headers: [], to: url).outcome)
      }
      #expect(statuses == [.replied(503), .replied(503), .replied(200)])
    }
  }

  @Test("holds replies back as long as it is told to")
  func delay() async throws {
    try await run(["--delay", "0.5"]) { _, client, url in
      let attempt = await client.post([], headers: [], to: url)
      #expect(attempt.outcome == .replied(200))
      #expect(attempt.milliseconds >= 500)
    }
  }

  @Test("takes only deliveries that bear the token and a signature that it was told of")
  func verifies() async throws {
    let secret = try #require(SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let other = try #require(SigningSecret("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
    let arguments = ["--application-token", Self.token, "--secret", secret.text]
    try await run(arguments) { child, client, url in
      func post(_ body: [UInt8], _ secrets: [SigningSecret]) async -> DeliveryAttempt.Outcome {
        let headers = WebhookSignature.headers(
          id: "msg_1", at: WallClock().now(), body: body, secrets: secrets)
        return await client.post(body, headers: headers, to: url).outcome
      }
      let (right, wrong) = (try Self.body(), try Self.body(token: "another"))
      #expect(await post(right, [other, secret]) == .replied(200))
      #expect(child.output.contains("application_token is right"))
      #expect(child.output.contains("signature is right"))
      #expect(!child.output.contains("WRONG"))
      #expect(await post(wrong, [secret]) == .replied(401))
      #expect(child.output.contains("application_token is WRONG"))
      #expect(await post(right, [other]) == .replied(401))
      #expect(child.output.contains("signature is WRONG: no signature belongs"))
    }
  }

  @Test(
    "explains what makes no sense",
    arguments: [
      (["--listen", "8080"], "--listen"), (["--status", "99"], "--status"),
      (["--for", "3"], "--for"), (["--delay", "-1"], "--delay"), (["--secret", "x"], "--secret"),
    ])
  func explains(arguments: [String], option: String) async throws {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(["listen"] + arguments, directory: directory)
    defer { child.end() }
    #expect(await child.exitCode() == 64)
    #expect(child.errors.contains(option))
  }

  @Test("says why it cannot listen")
  func occupied() async throws {
    try await run([]) { _, _, url in
      let address = url.replacing("http://", with: "").replacing("/", with: "")
      let directory = try TemporaryDirectory()
      let second = try ChildProcess(["listen", "--listen", address], directory: directory)
      defer { second.end() }
      #expect(await second.exitCode() == 1)
      #expect(second.errors.contains("cannot listen on \(address)"))
    }
  }
}

@Suite("Deliveries over TLS")
struct DeliveryTLSTests {
  private struct Names: NameResolver {
    func addresses(of host: String) async throws -> [NetworkAddress] {
      [NetworkAddress("127.0.0.1")].compactMap { $0 }
    }
  }

  @Test("A handler must have a certificate for the name in its URL, wherever that leads to")
  func names() async throws {
    let directory = try TemporaryDirectory()
    let certificate = try await TestCertificate(
      "handler", in: directory, places: "DNS:localhost")
    try await LiveServer.run(tls: certificate.files) { server in
      let loopback = try #require(AddressBlock("127.0.0.0/8"))
      let client = HandlerClient(
        networks: DeliveryNetworks(allowing: [loopback]),
        limits: .patient,
        tls: try WebClient.trusting(certificate.files), resolver: Names())
      func outcome(_ host: String) async -> DeliveryAttempt.Outcome {
        await client.post(
          [], headers: [], to: "https://\(host):\(server.address.port)/healthz"
        ).outcome
      }
      let named = await outcome("localhost")
      let foreign = await outcome("other.example")
      await client.close()
      if case .failed = named { Issue.record("\(named)") }
      #expect(foreign == .failed(.tls))
    }
  }
}
