import Foundation
import Logging
import RestanteCore
import RestantePostgresTesting
import Testing

@testable import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Both ends of a pipe.
private struct Pipes {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    (reading, writing) = (ends[0], ends[1])
  }

  /// Reads until one of these texts has come.
  func text(until texts: String...) -> String {
    var all = ""
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !texts.contains(where: { all.contains($0) }) {
      let count = read(reading, &chunk, chunk.count)
      guard count > 0 else { break }
      all += String(decoding: chunk.prefix(count), as: UTF8.self)
    }
    return all
  }

  func end() {
    close(reading)
    close(writing)
  }
}

@Suite("The log")
struct ServerLogTests {
  @Test("that nobody reads holds nobody up: what has no room is lost and counted")
  func neverBlocks() async throws {
    let pipes = try Pipes()
    defer { pipes.end() }
    let log = LogPipe(descriptor: pipes.writing, capacity: 100_000)
    let line = String(repeating: "x", count: 999) + "\n"
    // The pipe of the system takes 64 KiB, one buffer may be on its way and one waits.
    for _ in 0..<1_000 { log.write(line) }
    var text = ""
    var written = 1_000
    while !text.contains("after\n") {
      log.write("after\n")
      written += 1
      text += pipes.text(until: "after\n", "the log was not read\n")
    }
    await log.drain(within: .seconds(100))
    log.write("end\n")
    text += pipes.text(until: "end\n")
    let lost = text.matches(of: /(\d+) log messages were dropped here: the log was not read\n/)
      .reduce(0) { $0 + (Int($1.1) ?? 0) }
    #expect(lost > 500)
    let lines = text.split(separator: "\n").count { $0.hasPrefix("xx") || $0 == "after" }
    #expect(lines + lost == written)
    await log.drain()
  }

  private func failure(_ error: String, at level: Logger.Level = .error) -> LogEvent {
    LogEvent(
      level: level, message: "the store failed", metadata: ["error": "\(error)"], source: "test",
      file: #fileID, function: #function, line: #line)
  }

  @Test("has one line a minute for failures of one kind, with their number")
  func repeated() {
    let repeated = RepeatedFailures()
    let start = ContinuousClock.now
    #expect(repeated.passing(failure("lowSpace: 1 byte"), at: start) != nil)
    for second in 1...50 {
      let now = start + .seconds(second)
      #expect(repeated.passing(failure("lowSpace: \(second) bytes"), at: now) == nil)
      #expect(repeated.due(at: now).isEmpty)
    }
    // Another kind, and what is no error, is not held back.
    #expect(repeated.passing(failure("corrupt: x"), at: start + .seconds(1)) != nil)
    for _ in 1...3 {
      #expect(repeated.passing(failure("lowSpace: 1", at: .info), at: start) != nil)
    }
    let lines = repeated.due(at: start + .seconds(60))
    #expect(lines.count == 1)
    #expect(lines.first?.metadata?["repeated"] == "50")
    #expect(lines.first?.metadata?["error"] == "lowSpace: 50 bytes")
    #expect(repeated.passing(failure("lowSpace: 1 byte"), at: start + .seconds(61)) == nil)
    #expect(repeated.due(at: start + .seconds(120)).first?.metadata?["repeated"] == "1")
    #expect(repeated.due(at: start + .seconds(180)).isEmpty)
    #expect(repeated.passing(failure("lowSpace: 1 byte"), at: start + .seconds(181)) != nil)
  }
}

@Suite("The program between signals, full pipes and databases that start", .serialized)
struct ProgramResilienceTests {
  @Test("SIGHUP without TLS reads anew what can be read anew, and says so")
  func hangUp() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    for count in 1...2 {
      server.child.send(signal: SIGHUP)
      try await wait {
        server.child.errors.components(separatedBy: "reloaded the server keys").count > count
      }
      #expect(try await server.call("profile").status == 200)
    }
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
  }

  @Test("A standard error that nobody reads holds nothing up, and SIGTERM ends the server")
  func fullPipe() async throws {
    let data = try TemporaryDirectory()
    let fifo = data.path + "/log.fifo"
    try #require(mkfifo(fifo, 0o600) == 0)
    // Anyone who is there keeps the pipe open and never reads.
    let reader = open(fifo, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let server = try await ServerProcess.start(
      data: data, ["--log-level", "trace"],
      launcher: ServerProcess.shell("exec \"$@\" 2>'\(fifo)'"))
    defer { server.child.end() }
    // Each request logs more than 100 bytes; the pipe takes 64 KiB.
    for _ in 0..<2_000 {
      #expect(try await server.client.get("/healthz").status == 200)
    }
    #expect(try await server.call("profile").status == 200)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    // The pipe was full: more did not go into it.
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    #expect(read(reader, &chunk, chunk.count) > 60_000)
  }

  @Test("Refused publications make one line of the log")
  func refusals() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data, ["--min-free-space", "1000000G"])
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    for number in 1...100 {
      let answer = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#,
        key: server.demo.publishKey)
      #expect(answer.status == 503)
    }
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let lines = server.child.errors.split(separator: "\n").filter { $0.contains("lowSpace") }
    #expect(lines.count == 1)
  }

  @Test("A server waits for a PostgreSQL that is still starting, and says so")
  func startingDatabase() async throws {
    let cluster = try PostgresCluster(isDurable: false)
    let address = cluster.address(database: try await cluster.makeDatabase())
    try cluster.stop(.killed)
    let data = try TemporaryDirectory()
    let child = try ChildProcess(
      ["serve", "--listen", "127.0.0.1:0", "--data", data.path, "--database", address],
      directory: data)
    defer { child.end() }
    try await wait { child.errors.contains("the database is not reachable yet; waiting") }
    #expect(child.isRunning)
    try cluster.start()
    try await wait { child.output.contains("Restante listens on") }
    child.send(signal: SIGTERM)
    #expect(await child.exitCode() == 0)
  }

  @Test("SIGTERM ends a server that waits for its database")
  func stopsWaiting() async throws {
    let data = try TemporaryDirectory()
    let child = try ChildProcess(
      [
        "serve", "--listen", "127.0.0.1:0", "--data", data.path, "--database",
        "postgres://nobody@127.0.0.1:1/x?connect_timeout=2",
      ], directory: data)
    defer { child.end() }
    try await wait { child.errors.contains("the database is not reachable yet; waiting") }
    child.send(signal: SIGTERM)
    #expect(await child.exitCode() == 0)
  }

  private func wait(until isDone: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while !isDone() {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
