import Foundation
import Logging
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Settings that are read again")
struct ReloadTests {
  private let directory: TemporaryDirectory
  private let log = LogRecorder()

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { "\(directory.path)/restante.yaml" }

  private func write(_ text: String) throws {
    try DurableFile.save(Array(text.utf8), to: path)
  }

  private var sources: ConfigurationSources {
    ConfigurationSources(flags: ["max-streams": ["7"]], file: path, variable: { _ in nil })
  }

  /// The settings of a server that began with the file as it is now.
  private func settings(
    slow: SlowThreshold = SlowThreshold(milliseconds: 1_000),
    level: SharedLogLevel = SharedLogLevel(.info)
  ) throws -> LiveSettings {
    LiveSettings(
      try sources.read(), slow: slow, tracer: nil,
      source: ConfigurationReload(sources: sources) { level.set($0) }, logger: log.logger)
  }

  @Test("Some take effect at once")
  func adopted() throws {
    try write("mode: safe\n")
    let slow = SlowThreshold(milliseconds: 1_000)
    let level = SharedLogLevel(.info)
    let settings = try settings(slow: slow, level: level)
    #expect(settings.limits.rate == .off && settings.limits.operating == nil)
    try write(
      """
      mode: safe
      log-level: debug
      slow-request: 3
      rate-limit: 5/1
      failure-limit: 1/1
      trace-percent: 10
      """)
    settings.reload()
    #expect(level.value == .debug)
    #expect(slow.isReached(by: 3_000_000) && !slow.isReached(by: 2_999_999))
    #expect(settings.limits.rate == .bucket(capacity: 5, perSecond: 1))
    #expect(settings.limits.operating == 480)
    let (now, guess) = (Timestamp(milliseconds: 0), SecretHash(of: "guess"))
    settings.failures.fail(from: "a", presenting: guess, at: now)
    #expect(settings.failures.wait(of: "a", presenting: guess, at: now) != nil)
    #expect(
      log.all.last?.contains(
        "failure-limit from 60/1 to 1/1, rate-limit from off to 5/1, log-level from info to debug")
        == true, "\(log.all)")
    #expect(log.all.last?.contains("after_restart") == false)
    let shown = settings.current.effective.first { $0.name == "log-level" }
    #expect(shown?.value == "debug" && shown?.place?.shown == "\(path):2")
  }

  @Test("All that a server takes over is named, and the rest waits for a restart")
  func pending() throws {
    try write("max-connections: 10\nmetrics-key: sesame-sesame-sesame\n")
    let settings = try settings()
    try write("max-connections: 20\nmetrics-key: other-sesame-other\nmax-streams: 3\nmode: safe\n")
    settings.reload()
    let line = try #require(log.all.last)
    #expect(line.contains("max-connections from 10 to 20, metrics-key"))
    #expect(line.contains("after_restart") && !line.contains(#""changed""#))
    #expect(!line.contains("sesame") && !line.contains("max-streams"))
    let values = Dictionary(
      uniqueKeysWithValues: settings.current.effective.map { ($0.name, $0.value) })
    #expect(values["max-connections"] == "10")
    #expect(settings.current.connections.maxTotal == 10)
    let live = ServerSetting.all.filter(\.isLive).map(\.name)
    #expect(live.count == 6)
  }

  @Test("Where they make no sense nothing changes, and the log says why")
  func broken() throws {
    try write("log-level: info\nrate-limit: 5/1\n")
    let level = SharedLogLevel(.info)
    let settings = try settings(level: level)
    for text in ["log-level: debug\nrate-limit: many\n", "log-level: debug\nmod: x\n", "a: [\n"] {
      try write(text)
      settings.reload()
      #expect(level.value == .info)
      #expect(settings.limits.rate == .bucket(capacity: 5, perSecond: 1))
      #expect(log.all.last?.contains("the settings could not be reloaded") == true)
      #expect(log.all.last?.contains("\(path):") == true)
    }
    try write("log-level: info\nrate-limit: 5/1\n")
    settings.reload()
    #expect(log.all.last?.contains("nothing has changed") == true)
  }

  @Test("SIGHUP makes the program read its file again")
  func program() async throws {
    let data = try TemporaryDirectory()
    try write("log-level: info\nmax-connections: 100\n")
    let server = try await ServerProcess.start(
      data: data, environment: ["RESTANTE_CONFIG": path])
    defer { server.child.end() }
    #expect(try await server.client.get("/healthz").status == 200)
    #expect(!server.child.errors.contains(" debug "))

    try write("log-level: debug\nmax-connections: 50\nrate-limit: 1/1\n")
    try await hangUp(server, until: "reloaded the settings")
    #expect(server.child.errors.contains("log-level from info to debug"))
    #expect(server.child.errors.contains("max-connections from 100 to 50"))
    #expect(try await server.client.get("/healthz").status == 200)
    try await wait(for: " debug ", server)
    let statuses = try await withThrowingTaskGroup { group in
      for _ in 1...20 { group.addTask { try await server.call("profile").status } }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(statuses.contains(503), "\(statuses)")

    try write("log-level: nonsense\n")
    try await hangUp(server, until: "the settings could not be reloaded")
    #expect(server.child.errors.contains("\(path):1: log-level: 'nonsense' is not"))
    #expect(server.child.isRunning)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
  }

  private func hangUp(_ server: ServerProcess, until report: String) async throws {
    server.child.send(signal: SIGHUP)
    try await wait(for: report, server)
  }

  private func wait(for report: String, _ server: ServerProcess) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while !server.child.errors.contains(report), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(server.child.errors.contains(report))
  }
}
