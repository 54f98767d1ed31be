import RestanteCore
import RestanteJSON
import RestanteTesting
import ServiceLifecycle
import Testing

@testable import RestanteServer

@Suite("Start and stop")
struct LifecycleTests {
  @Test("A request in flight is answered before the server stops, and the store closes last")
  func inFlight() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      store.hold()
      async let answer = server.publish(#"{"event":"E"}"#)
      #expect(await store.arrivals.first { _ in true } != nil)
      await server.group.triggerGracefulShutdown()
      #expect(!store.isClosed)
      store.release()
      try await #expect(answer.status == 200)
    }
    #expect(store.isClosed)
  }

  @Test("A server that is told to stop the moment it is ready stops in order", arguments: 1...5)
  func stoppedAtOnce(round: Int) async throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    var configuration = ServerConfiguration()
    configuration.listen = ListenAddress(host: "127.0.0.1", port: 0)
    configuration.dataDirectory = directory.path
    configuration.demo = true
    configuration.passwordCost = .cheap
    let (groups, given) = AsyncStream<ServiceGroup>.makeStream()
    let application = RestanteApplication(
      configuration: configuration, conditions: ServerConditions(jobClock: SteppedClock()),
      logger: LiveServer.quietLogger,
      openStore: { _ in ModelStore(time: ManualClock()) },
      onReady: { _ in
        Task { await groups.first { _ in true }?.triggerGracefulShutdown() }
      })
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [application], logger: LiveServer.quietLogger))
    given.yield(group)
    try await group.run()
  }

  @Test("A data directory serves one server at a time, and the error names it")
  func exclusive() async throws {
    let directory = try TemporaryDirectory()
    try await LiveServer.run(directory: directory) { _ in
      let error = await #expect(throws: StartupError.self) {
        try await LiveServer.run(directory: directory) { _ in }
      }
      #expect(error?.description.contains(directory.path) == true)
    }
    try await LiveServer.run(directory: directory) { server in
      try await #expect(server.client.get("/readyz").status == 200)
    }
  }

  @Test("A port that is taken is an error that names it")
  func takenPort() async throws {
    try await LiveServer.run { server in
      var configuration = ServerConfiguration()
      configuration.listen = server.address
      configuration.dataDirectory = try TemporaryDirectory().path
      let application = RestanteApplication(
        configuration: configuration, logger: LiveServer.quietLogger,
        openStore: { _ in ModelStore(time: ManualClock()) })
      let error = await #expect(throws: StartupError.self) { try await application.run() }
      #expect(error?.description.contains("\(server.address)") == true)
    }
  }

  @Test("A store that does not open is an error, and the directory is free again")
  func unopened() async throws {
    let directory = try TemporaryDirectory()
    await #expect(throws: StoreError(.schema, "too new")) {
      try await LiveServer.run(
        directory: directory, open: { _ in throw StoreError(.schema, "too new") }
      ) { _ in }
    }
    try await LiveServer.run(directory: directory) { _ in }
  }

  @Test("A server gives itself all the open files that it may have, for each client needs one")
  func descriptors() async throws {
    let data = try TemporaryDirectory()
    let script = """
      ulimit -Sn 256
      "$0" serve --demo --listen 127.0.0.1:0 --data "$1" &
      until [ -s "$1/demo.json" ] || ! kill -0 $!; do sleep 0.1; done
      grep 'open files' /proc/$!/limits
      kill $! && wait $!
      """
    let shell = try ChildProcess(
      ["-c", script, ChildProcess.restante, data.path], program: "/bin/bash", directory: data)
    defer { shell.end() }
    #expect(await shell.exitCode() == 0)
    let limits = try #require(shell.output.split(separator: "\n").first { $0.hasPrefix("Max") })
      .split(separator: " ").compactMap { Int($0) }
    #expect(limits.count == 2 && limits[0] == limits[1] && limits[0] > 256)
  }
}
