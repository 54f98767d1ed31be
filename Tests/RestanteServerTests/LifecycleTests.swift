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

  @Test("A service whose work is done while another one stops ends in its turn")
  func doneOutOfTurn() async throws {
    let work = Gate()
    let farewell = Gate()
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          LastingService(base: GatedService(before: work)),
          GatedService(after: farewell),
        ], logger: LiveServer.quietLogger))
    async let end: Void = group.run()
    await group.triggerGracefulShutdown()
    // The last one stops first, and takes its time.
    await farewell.isReached()
    await work.isReached()
    work.open()
    await work.isPassed()
    farewell.open()
    try await end
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

/// Something that a service waits for, and that tells how far it is.
private struct Gate: Sendable {
  private let arrivals = AsyncStream<Void>.makeStream()
  private let passages = AsyncStream<Void>.makeStream()
  private let permit = AsyncStream<Void>.makeStream()

  func open() { permit.continuation.yield() }

  func pass() async {
    arrivals.continuation.yield()
    await permit.stream.first { _ in true }
    passages.continuation.yield()
  }

  func isReached() async { await arrivals.stream.first { _ in true } }

  func isPassed() async { await passages.stream.first { _ in true } }
}

/// A service that does all its work before a gate, or stops behind one.
private struct GatedService: NamedService {
  var before: Gate?
  var after: Gate?

  func run() async throws {
    await before?.pass()
    guard let after else { return }
    try? await gracefulShutdown()
    await after.pass()
  }
}
