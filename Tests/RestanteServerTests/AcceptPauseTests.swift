import Foundation
import NIOCore
import NIOEmbedded
import Testing

@testable import RestanteServer

@Suite("Accepting connections without descriptors")
struct AcceptPauseTests {
  /// A clock that a test sets.
  private final class Time {
    var now = ContinuousClock.now
  }

  private static func isAccepting(_ channel: EmbeddedChannel) -> Bool {
    let option = channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }
    return option?.value as? Bool ?? true
  }

  @Test("pauses for a second, every time, and is logged once a minute with a count")
  func pauses() throws {
    let log = LogRecorder()
    let time = Time()
    let channel = EmbeddedChannel(handler: AcceptPause(logger: log.logger, now: { time.now }))
    for code in [EMFILE, ENFILE, ENOBUFS, ENOMEM] {
      channel.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
      #expect(!Self.isAccepting(channel))
      channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
      #expect(!Self.isAccepting(channel))
      channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
      #expect(Self.isAccepting(channel))
    }
    #expect(log.count(of: "cannot accept connections") == 1)
    time.now += .seconds(61)
    channel.pipeline.fireErrorCaught(IOError(errnoCode: EMFILE, reason: "accept"))
    #expect(log.count(of: "cannot accept connections") == 2)
    #expect(log.all.last?.contains(#""count": 4"#) == true, "\(log.all)")
    try channel.throwIfErrorCaught()
  }

  @Test("leaves other errors alone")
  func others() {
    let channel = EmbeddedChannel(handler: AcceptPause(logger: LogRecorder().logger))
    channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNABORTED, reason: "accept"))
    #expect(Self.isAccepting(channel))
    #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
  }

  /// How much processor time a process used so far, in seconds.
  private static func processorTime(of process: ServerProcess) throws -> Double {
    let path = "/proc/\(process.child.identifier)/stat"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // The second field is a name in parentheses; user and system time are the 14th and 15th.
    let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
    let ticks = (Double(fields[12]) ?? 0) + (Double(fields[13]) ?? 0)
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func descriptors(of process: ServerProcess) throws -> Int {
    let path = "/proc/\(process.child.identifier)/fd"
    return try FileManager.default.contentsOfDirectory(atPath: path).count
  }

  @Test("costs no processor time, and ends when connections close")
  func live() async throws {
    let directory = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: directory)
    defer { server.child.end() }
    let address = try #require(
      ListenAddress(String(server.demo.baseURL.drop { $0 != "/" }.dropFirst(2))))
    // What the program opens when it first waits or reads has to be there before there is a lack.
    let wait = try await RawConnection.open(address)
    try await wait.send(
      "GET /rest/event.offline.get?auth=\(server.demo.accessToken) HTTP/1.1\r\nHost: a\r\n"
        + "Prefer: wait=1\r\nConnection: close\r\n\r\n")
    #expect(try await wait.reply().contains("200 OK"))
    await wait.close()
    // After the start: the server's own limit on connections depends on this one.
    let limit = try ChildProcess(
      [
        "--pid", "\(server.child.identifier)",
        "--nofile=\(try Self.descriptors(of: server) + 4):",
      ], program: "/usr/bin/prlimit", directory: directory)
    #expect(await limit.exitCode() == 0)
    // The system accepts them for the server, so that none of them fails here.
    var open: [RawConnection] = []
    let end = ContinuousClock.now + RawConnection.patience
    while !server.child.errors.contains("cannot accept connections"), ContinuousClock.now < end {
      // The program may close files that it had open at first.
      if open.count < 120 { open.append(try await RawConnection.open(address)) }
      try await Task.sleep(for: .milliseconds(20))
    }
    let before = try Self.processorTime(of: server)
    try await Task.sleep(for: .seconds(4))
    let used = try Self.processorTime(of: server) - before
    #expect(used < 1, "\(used) s of 4")
    let lines = server.child.errors.split(separator: "\n")
      .filter { $0.contains("cannot accept connections") }
    #expect(lines.count == 1)
    #expect(lines.first?.contains("count") == true)
    for connection in open { await connection.close() }
    let connection = try await RawConnection.open(address)
    try await connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try await connection.reply().hasSuffix("alive\n"))
    await connection.close()
  }
}
