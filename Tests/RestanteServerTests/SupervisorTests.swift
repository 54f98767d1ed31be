import Foundation
import Logging
import RestanteCore
import RestanteTesting
import ServiceLifecycle
import Testing

@testable import RestanteServer

@Suite("What a service manager hears")
struct SupervisorTests {
  private static func supervisor(
    _ environment: [String: String], processID: Int32 = 42
  ) throws -> Supervisor? {
    try Supervisor(environment: { environment[$0] }, processID: processID)
  }

  private static func running() throws -> RunningServer {
    let url = try #require(PublicURL("http://127.0.0.1:8080"))
    return RunningServer(address: .standard, publicURL: url, demo: nil)
  }

  @Test("Messages arrive at a path and at an abstract name", arguments: [false, true])
  func arrives(isAbstract: Bool) async throws {
    let directory = try TemporaryDirectory()
    let listener = try NotifyListener(
      isAbstract ? "@restante-\(UUID().uuidString)" : "\(directory.path)/notify")
    let supervisor = try #require(
      try Self.supervisor(["NOTIFY_SOCKET": listener.address]))
    let log = LogRecorder()
    for state in [Supervisor.State.ready, .reloading(since: 17), .alive, .stopping] {
      supervisor.tell(state, log.logger)
    }
    #expect(await listener.next() == "READY=1")
    #expect(await listener.next() == "RELOADING=1\nMONOTONIC_USEC=17")
    #expect(await listener.next() == "WATCHDOG=1")
    #expect(await listener.next() == "STOPPING=1")
    #expect(log.all == [])
  }

  @Test("Without a socket there is no service manager")
  func none() throws {
    #expect(try Self.supervisor(["WATCHDOG_USEC": "10"]) == nil)
  }

  @Test(
    "A variable that the protocol does not allow is an error that names it",
    arguments: [
      ["NOTIFY_SOCKET": "relative/path"], ["NOTIFY_SOCKET": "vsock:2:1234"],
      ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 108)], ["NOTIFY_SOCKET": "@"],
      ["NOTIFY_SOCKET": "/s", "WATCHDOG_USEC": "soon"],
      ["NOTIFY_SOCKET": "/s", "WATCHDOG_USEC": "0"],
      ["NOTIFY_SOCKET": "/s", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "self"],
    ])
  func refuses(environment: [String: String]) {
    let error = #expect(throws: StartupError.self) { try Self.supervisor(environment) }
    let wrong = ["WATCHDOG_PID", "WATCHDOG_USEC", "NOTIFY_SOCKET"].first {
      environment.keys.contains($0)
    }
    #expect(error?.description.hasPrefix("\(wrong ?? "?"): ") == true)
  }

  @Test("A watchdog that is meant for another process is none")
  func otherProcess() throws {
    let environment = ["NOTIFY_SOCKET": "/s", "WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "42"]
    #expect(try Self.supervisor(environment)?.watchdog == .seconds(3))
    #expect(try Self.supervisor(environment, processID: 43)?.watchdog == nil)
  }

  @Test("A message that does not arrive is logged")
  func nobodyListens() throws {
    let directory = try TemporaryDirectory()
    let log = LogRecorder()
    let supervisor = try #require(
      try Self.supervisor(["NOTIFY_SOCKET": "\(directory.path)/nobody"]))
    supervisor.tell(.ready, log.logger)
    #expect(log.count(of: "the service manager was not notified") == 1)
  }

  @Test("Signs of life begin when the server is ready, twice within the watchdog's time")
  func watchdog() async throws {
    let directory = try TemporaryDirectory()
    let listener = try NotifyListener("\(directory.path)/notify")
    let clock = SteppedClock()
    var sleeps = clock.sleeps.makeAsyncIterator()
    let ready = Announcement<RunningServer>()
    let service = SupervisionService(
      supervisor: try #require(
        try Self.supervisor(["NOTIFY_SOCKET": listener.address, "WATCHDOG_USEC": "10000000"])),
      ready: ready, responds: {}, clock: clock, logger: LiveServer.quietLogger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [service], logger: LiveServer.quietLogger))
    async let end: Void = group.run()
    #expect(await listener.next(within: .milliseconds(50)) == nil)
    ready.announce(try Self.running())
    #expect(await listener.next() == "READY=1")
    for round in 1...3 {
      #expect(await listener.next() == "WATCHDOG=1")
      #expect(await sleeps.next() == .seconds(5 * round))
      #expect(await listener.next(within: .milliseconds(50)) == nil)
      clock.advance(by: .seconds(5))
    }
    #expect(await listener.next() == "WATCHDOG=1")
    await group.triggerGracefulShutdown()
    #expect(await listener.next() == "STOPPING=1")
    try await end
  }

  @Test("A server that is stuck gives no sign of life")
  func stuck() async throws {
    let directory = try TemporaryDirectory()
    let listener = try NotifyListener("\(directory.path)/notify")
    let ready = Announcement<RunningServer>()
    ready.announce(try Self.running())
    let (stuck, release) = AsyncStream<Void>.makeStream()
    let service = SupervisionService(
      supervisor: try #require(
        try Self.supervisor(["NOTIFY_SOCKET": listener.address, "WATCHDOG_USEC": "2"])),
      ready: ready, responds: { for await _ in stuck {} }, clock: SteppedClock(),
      logger: LiveServer.quietLogger)
    let running = Task { await service.run() }
    #expect(await listener.next() == "READY=1")
    #expect(await listener.next(within: .milliseconds(100)) == nil)
    release.finish()
    #expect(await listener.next() == "WATCHDOG=1")
    running.cancel()
    await running.value
  }

  @Test("The program says that it is ready, lives, reloads, is ready again, and stops")
  func program() async throws {
    let data = try TemporaryDirectory()
    let listener = try NotifyListener("\(data.path)/notify")
    let server = try await ServerProcess.start(
      data: data, environment: ["NOTIFY_SOCKET": listener.address, "WATCHDOG_USEC": "200000"])
    defer { server.child.end() }
    #expect(await listener.next() == "READY=1")
    #expect(await listener.next() == "WATCHDOG=1")
    #expect(await listener.next() == "WATCHDOG=1")
    server.child.send(signal: SIGHUP)
    let reloading = await Self.nextButAlive(listener)
    let lines = reloading?.split(separator: "\n") ?? []
    #expect(lines.first == "RELOADING=1")
    let time = lines.last.flatMap { UInt64($0.dropFirst("MONOTONIC_USEC=".count)) }
    #expect(try #require(time) <= Supervisor.monotonicMicroseconds())
    #expect(await Self.nextButAlive(listener) == "READY=1")
    server.child.send(signal: SIGTERM)
    #expect(await Self.nextButAlive(listener) == "STOPPING=1")
    #expect(await server.child.exitCode() == 0)
  }

  private static func nextButAlive(_ listener: NotifyListener) async -> String? {
    while let message = await listener.next() {
      if message != "WATCHDOG=1" { return message }
    }
    return nil
  }
}
