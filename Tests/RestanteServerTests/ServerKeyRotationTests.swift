import Foundation
import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Rotation of the server key", .serialized)
struct ServerKeyRotationTests {
  private static let old = String(repeating: "0d", count: 32)
  private static let new = String(repeating: "e1", count: 32)

  private func source(
    _ directory: TemporaryDirectory, given: String? = nil, previous: String? = nil
  ) -> ServerKeySource {
    ServerKeySource(
      directory: directory.path, given: given.map(Secret.init),
      givenPrevious: previous.map(Secret.init))
  }

  private func find(
    _ store: any Store, _ source: ServerKeySource, log: LogRecorder = LogRecorder()
  ) async throws -> ServerKeyAdoption.Finding {
    let adoption = ServerKeyAdoption(
      store: store, source: source, acceptsOther: false, random: SystemRandomSource(),
      logger: log.logger)
    let finding = try await adoption.find()
    adoption.report(finding)
    return finding
  }

  private func tokens(
    _ finding: ServerKeyAdoption.Finding, _ store: any Store
  ) -> [String?] {
    let tokens = ServerKeyring(finding.keys).applicationTokens(
      memberID: "m", clientID: "c", at: store.time.now())
    return [tokens.current, tokens.next?.token]
  }

  @Test("keeps the key before with its end beside the new one, both private")
  func files() async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    let before = try source(directory).make(using: SystemRandomSource())
    let end = try ServerKeyRotation.begin(in: directory.path, overlap: 60, clock: clock)
    #expect(end == clock.now().adding(seconds: 60))
    for file in ["server.key", "server.key.previous"] {
      #expect(try directory.permissions(of: file) == 0o600)
    }
    let keys = try #require(try source(directory).keys())
    #expect(keys.previous?.key.fingerprint == before.fingerprint)
    #expect(keys.previous?.until == Timestamp(seconds: end.seconds))
    #expect(keys.key.fingerprint != before.fingerprint)
    #expect(throws: StartupError.self) {
      try ServerKeyRotation.begin(in: directory.path, overlap: 60, clock: clock)
    }
    clock.advance(seconds: 61)
    _ = try ServerKeyRotation.begin(in: directory.path, overlap: 60, clock: clock)
    #expect(
      try source(directory).keys()?.previous?.key.fingerprint == keys.key.fingerprint)
  }

  @Test("needs a key to begin with, and says what to do where it is in the environment")
  func refusals() throws {
    let directory = try TemporaryDirectory()
    let missing = #expect(throws: StartupError.self) {
      try ServerKeyRotation.begin(in: directory.path)
    }
    #expect("\(missing, default: "")".contains("there is no \(directory.path)/server.key"))
    let given = #expect(throws: StartupError.self) {
      try ServerKeyRotation.begin(in: directory.path, serverKey: Secret(Self.old))
    }
    #expect("\(given, default: "")".contains("RESTANTE_PREVIOUS_SERVER_KEY"))
    #expect(!"\(given, default: "")".contains(Self.old))
  }

  @Test("that broke off between its two files changes nothing")
  func brokenOff() async throws {
    let directory = try TemporaryDirectory()
    let store = ModelStore(time: ManualClock())
    try DurableFile.save(Array("\(Self.old)\n".utf8), to: directory.path + "/server.key")
    let first = try await find(store, source(directory))
    try DurableFile.save(
      Array("\(Self.old) until 9999999999\n".utf8), to: directory.path + "/server.key.previous")
    let second = try await find(store, source(directory))
    #expect(second.outcome == .adopted)
    #expect(tokens(first, store) == tokens(second, store))
  }

  @Test("Servers with both keys change at the same moment; one with the old key hears until when")
  func nodes() async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    let store = ModelStore(time: clock)
    let end = clock.now().adding(seconds: 3_600).seconds
    let (oldOnly, newOnly) = (
      source(directory, given: Self.old), source(directory, given: Self.new)
    )
    let both = source(directory, given: Self.new, previous: "\(Self.old) until \(end)")
    let before = try await find(store, oldOnly)
    let log = LogRecorder()
    let during = try await find(store, both, log: log)
    #expect(tokens(during, store)[0] == tokens(before, store)[0])
    #expect(tokens(during, store)[1] != nil)
    let records = try await store.auditRecords(on: .server, before: nil, limit: 9)
    #expect(records.map(\.entry.action) == ["server.key.rotate"])
    #expect(records.map(\.entry.detail) == [["from": .int(end)]])

    let behind = try await find(store, oldOnly, log: log)
    #expect(behind.outcome == .lacksNext(until: Timestamp(seconds: end)))
    #expect(log.count(of: "this server does not have the new one") == 1)
    let early = await #expect(throws: StartupError.self) { try await find(store, newOnly) }
    #expect("\(early, default: "")".contains("RESTANTE_PREVIOUS_SERVER_KEY"))

    clock.advance(seconds: 3_601)
    #expect(tokens(during, store) == [tokens(during, store)[0], nil])
    #expect(tokens(during, store)[0] != tokens(before, store)[0])
    let late = await #expect(throws: StartupError.self) { try await find(store, oldOnly) }
    #expect("\(late, default: "")".contains("another server key"))
    for source in [both, newOnly] {
      let after = try await find(store, source)
      #expect(after.outcome == .adopted)
      #expect(tokens(after, store) == tokens(during, store))
    }
  }

  @Test("A running server finds the keys; without the new one it stops when that is used")
  func running() async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    let store = ModelStore(time: clock)
    let key = try source(directory).make(using: SystemRandomSource())
    let log = LogRecorder()
    func watch(_ source: ServerKeySource) async throws -> ServerKeyWatch {
      let adoption = ServerKeyAdoption(
        store: store, source: source, acceptsOther: false, random: SystemRandomSource(),
        logger: log.logger)
      return ServerKeyWatch(adoption, try await adoption.find())
    }
    let shared = try await watch(source(directory))
    let copy = try TemporaryDirectory()
    try DurableFile.save(
      try #require(directory.contents(of: "server.key")).map { $0 },
      to: copy.path + "/server.key")
    let apart = try await watch(source(copy))

    let end = try ServerKeyRotation.begin(in: directory.path, overlap: 600, clock: clock)
    for watch in [shared, apart, shared, apart] { try await watch.look() }
    #expect(shared.keyring.accepted(at: clock.now()).count == 2)
    #expect(shared.keyring.sealing(at: clock.now()).fingerprint == key.fingerprint)
    #expect(log.count(of: "this server does not have the new one") == 1)
    #expect(log.count(of: "both keys are valid until") == 1)
    // A file that is being written does not end a server that is right.
    try DurableFile.save(Array("half".utf8), to: directory.path + "/server.key")
    for _ in 1...2 { try await shared.look() }
    #expect(log.count(of: "still using the previous ones") == 1)

    clock.set(end.adding(seconds: 1))
    #expect(shared.keyring.sealing(at: clock.now()).fingerprint != key.fingerprint)
    #expect(shared.keyring.accepted(at: clock.now()).count == 1)
    await #expect(throws: StartupError.self) { try await apart.look() }
  }

  @Test("begins over the API, for keys of the server alone, and only once")
  func overTheAPI() async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    try await LiveServer.run(directory: directory, clock: clock) { server in
      let path = "/v1/server-key/rotate"
      let before = try #require(directory.contents(of: "server.key"))
      #expect(try await server.client.post(path, "", key: server.demo.adminKey).status == 403)
      #expect(directory.contents(of: "server.key") == before)
      let end = clock.now().seconds + 600
      let answer = try await server.client.post(
        path, #"{"overlap":600}"#, key: server.admin.key)
      #expect(answer.status == 200)
      #expect(answer.json == ["used_from": .int(end)])
      // The key itself is in the files, and nowhere else.
      let keys = try #require(try source(directory).keys())
      #expect(keys.previous?.until == Timestamp(seconds: end))
      #expect(directory.contents(of: "server.key") != before)
      // The server knows at once.
      let shown = try await server.client.get(
        "/v1/apps/\(server.demo.clientID)", key: server.demo.adminKey)
      #expect(shown.json["application_token_until"] == .int(end))
      let again = try await server.client.post(path, "", key: server.admin.key)
      #expect(again.status == 409)
      #expect(again.json["type"] == "/problems/busy")
      #expect(try source(directory).keys()?.fingerprints == keys.fingerprints)
      let records = try await server.store.auditRecords(on: .server, before: nil, limit: 2)
      #expect(records.map(\.entry.action) == ["server.key.rotate", "server.key.rotate"])
      #expect(records.map(\.entry.actor.kind) == [.key, .server])
      #expect(records[0].entry.detail == ["overlap": 600, "from": .int(end)])
    }
  }

  @Test("Forms that were sealed with either key are taken until the end, then the new one's")
  func forms() async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    let jobClock = SteppedClock()
    try await LiveServer.run(directory: directory, clock: clock, jobClock: jobClock) { server in
      let adoption = ServerKeyAdoption(
        store: server.store, source: source(directory), acceptsOther: false,
        random: SystemRandomSource(), logger: LogRecorder().logger)
      let before = try await adoption.find().keys.current
      let end = try ServerKeyRotation.begin(in: directory.path, overlap: 600, clock: clock)
      let after = try #require(try await adoption.find().keys.next?.key)
      jobClock.advance(by: ServerKeyService.interval)
      let path = "/v1/apps/\(server.demo.clientID)"
      func shown() async throws -> JSONValue {
        try await server.client.get(path, key: server.demo.adminKey).json
      }
      while try await shown()["next_application_token"] == nil { await Task.yield() }
      #expect(
        try await shown()["application_token"]?.stringValue == server.demo.applicationToken)
      #expect(try await shown()["application_token_until"] == .int(end.seconds))
      let next = try await shown()["next_application_token"]
      for key in [before, after] {
        #expect(try await formIsTaken(sealedWith: key, by: server))
      }
      clock.set(end.adding(seconds: 1))
      #expect(
        DemoFile(inDataDirectory: directory.path)?.applicationToken
          == server.demo.applicationToken)
      while DemoFile(inDataDirectory: directory.path)?.applicationToken != next?.stringValue {
        jobClock.advance(by: ServerKeyService.interval)
        await Task.yield()
      }
      #expect(try directory.permissions(of: "demo.json") == 0o600)
      for name in ["application_token", "application_token_until", "next_application_token"] {
        #expect(try await shown()[name] == nil)
      }
      let portal = try await server.demoClient().portal
      let token = after.applicationToken(
        memberID: portal.memberID, clientID: server.demo.clientID)
      #expect(next?.stringValue == token)
      #expect(try await !formIsTaken(sealedWith: before, by: server))
      #expect(try await formIsTaken(sealedWith: after, by: server))
    }
  }

  /// Whether the authorization page goes on with a login form.
  private func formIsTaken(
    sealedWith key: ServerKey, by server: LiveServer
  ) async throws -> Bool {
    let cookie = String(repeating: "a", count: Credential.length)
    let client = try await server.demoClient()
    let ticket = FormTicket(
      step: .login, portal: client.portal.id, clientID: server.demo.clientID, state: nil
    ).sealed(with: key, for: cookie, at: server.clock.now())
    let answer = try await server.client.send(
      "POST", "/oauth/authorize/", type: "application/x-www-form-urlencoded",
      body: Array("ticket=\(ticket)&login=x&password=y".utf8),
      headers: ["Cookie": "restante-form=\(cookie)"])
    return !answer.text.contains("The form has expired")
  }
}

/// The program itself, on both stores.
@Suite("restante server-key rotate", .serialized)
struct ServerKeyCommandTests {
  private func run(
    _ arguments: [String], environment: [String: String] = [:], code expected: Int32 = 0
  ) async throws -> String {
    let directory = try TemporaryDirectory()
    let child = try ChildProcess(arguments, environment: environment, directory: directory)
    defer { child.end() }
    let code = await child.exitCode()
    return withExtendedLifetime(directory) {
      #expect(code == expected, "\(arguments): \(child.errors)")
      return expected == 0 ? child.output : child.errors
    }
  }

  private func application(_ server: ServerProcess) async throws -> JSONValue {
    try await server.client.get(
      "/v1/apps/\(server.demo.clientID)", key: server.demo.adminKey
    ).json
  }

  /// Waits until a server knows that its key is being rotated.
  private func rotating(_ server: ServerProcess) async throws -> JSONValue {
    let deadline = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < deadline {
      let shown = try await application(server)
      if shown["next_application_token"] != nil { return shown }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("the server did not hear of the rotation: \(server.child.errors)")
    return .null
  }

  @Test("While a server runs: both are good until the end of the store's time, then the new one")
  func running() async throws {
    let cluster = try PostgresCluster.shared.get()
    let name = try await cluster.makeDatabase()
    let database = ["--database", cluster.address(database: name)]
    let (data, copy) = (try TemporaryDirectory(), try TemporaryDirectory())
    let server = try await ServerProcess.start(data: data, database)
    defer { server.child.end() }
    let old = try #require(data.contents(of: "server.key"))
    #expect(try await application(server)["application_token"] == nil)

    _ = try await run(["server-key", "rotate", "--data", data.path, "--overlap", "3600"])
    _ = try await run(["server-key", "rotate", "--data", data.path], code: 1)
    server.child.send(signal: SIGHUP)
    let during = try await rotating(server)
    #expect(during["application_token"]?.stringValue == server.demo.applicationToken)
    #expect(during["application_token_until"]?.intValue != nil)
    let shown = try await run(["app", "show", server.demo.clientID, "--data", data.path])
    #expect(shown.contains("next_application_token: "))
    let audit = try await run(["audit", "--server", "--data", data.path])
    #expect(audit.contains("server.key.rotate"))

    // One node has the old key only, and hears that it will have to stop.
    try DurableFile.save(old, to: copy.path + "/server.key")
    let behind = try await ServerProcess.start(data: copy, database)
    defer { behind.child.end() }
    #expect(behind.child.errors.contains("this server does not have the new one"))
    #expect(behind.demo.applicationToken == server.demo.applicationToken)

    try await DatabaseScript.run(
      "UPDATE store_clock SET shift = shift + 3700000", on: cluster.settings(database: name))
    behind.child.send(signal: SIGHUP)
    #expect(await behind.child.exitCode() == 1)
    #expect(behind.child.errors.contains("holds another server key"))
    let deadline = ContinuousClock.now + .seconds(300)
    while try await application(server)["next_application_token"] != nil,
      ContinuousClock.now < deadline
    { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try await application(server)["next_application_token"] == nil)
    // A new start shows what is sent now, with both keys and with the new one alone.
    for keys in [[], ["server.key.previous"]] {
      for name in keys { #expect(unlink("\(data.path)/\(name)") == 0) }
      let after = try await ServerProcess.start(data: data, database)
      #expect(
        after.demo.applicationToken == during["next_application_token"]?.stringValue)
      after.child.end()
    }
    #expect(SecretScan([], digits: [text(old)]).findings(in: [server.child.errors]) == [])
  }

  private func text(_ contents: [UInt8]) -> String {
    String(decoding: contents, as: UTF8.self).filter { !$0.isWhitespace }
  }

  @Test("A backup of the time before is restored and goes on with the new key")
  func backup() async throws {
    let (data, home) = (try TemporaryDirectory(), try TemporaryDirectory())
    let first = try await ServerProcess.start(data: data)
    let file = data.path + "/backup"
    _ = try await run(["backup", "--data", data.path, "--output", file])
    first.child.send(signal: SIGTERM)
    #expect(await first.child.exitCode() == 0)
    _ = try await run(["server-key", "rotate", "--data", data.path, "--overlap", "0"])
    let second = try await ServerProcess.start(data: data)
    second.child.send(signal: SIGTERM)
    #expect(await second.child.exitCode() == 0)
    #expect(second.demo.applicationToken != first.demo.applicationToken)
    #expect(second.child.errors.contains("the rotation of the server key is complete"))

    try DurableFile.save(
      try #require(data.contents(of: "server.key")), to: home.path + "/server.key")
    let refused = try await run(["restore", "--input", file, "--data", home.path], code: 1)
    #expect(refused.contains("belongs to another server key"))
    try DurableFile.save(
      try #require(data.contents(of: "server.key.previous")),
      to: home.path + "/server.key.previous")
    _ = try await run(["restore", "--input", file, "--data", home.path])
    let third = try await ServerProcess.start(data: home)
    defer { third.child.end() }
    #expect(third.demo.applicationToken == second.demo.applicationToken)
  }

  @Test("Keys of the environment are rotated by giving both")
  func environment() async throws {
    let data = try TemporaryDirectory()
    let (old, new) = (String(repeating: "0d", count: 32), String(repeating: "e1", count: 32))
    let first = try await ServerProcess.start(
      data: data, environment: ["RESTANTE_SERVER_KEY": old])
    first.child.send(signal: SIGTERM)
    #expect(await first.child.exitCode() == 0)
    let second = try await ServerProcess.start(
      data: data,
      environment: ["RESTANTE_SERVER_KEY": new, "RESTANTE_PREVIOUS_SERVER_KEY": old])
    defer { second.child.end() }
    let shown = try await rotating(second)
    #expect(shown["application_token"]?.stringValue == first.demo.applicationToken)
    let advice = try await run(
      ["server-key", "rotate", "--data", data.path], environment: ["RESTANTE_SERVER_KEY": old],
      code: 1)
    #expect(advice.contains("openssl rand -hex 32"))
    let help = try await run(["help", "server-key", "rotate"])
    #expect(help.contains("RESTANTE_PREVIOUS_SERVER_KEY") && help.contains("server.key.previous"))
  }
}
