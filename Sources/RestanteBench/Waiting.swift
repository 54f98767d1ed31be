import ArgumentParser
import Foundation
import RestanteJSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures what clients cost that only wait, and how soon a publication reaches one.
struct Waiting: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets many clients wait and prints memory for each and how soon they wake.",
    discussion: """
      Each client has a connection of its own and calls event.offline.get with Prefer: wait=60. \
      The figures are of the server's process alone. The limit of open files must allow the \
      connections, here and in the server: both raise theirs as far as they may.
      """)

  @Option(help: "How many clients wait.")
  var clients = 10_000

  @Flag(help: "Give each client a queue of its own instead of one for all.")
  var apart = false

  @Option(help: "How many publications to time.")
  var wakes = 100

  private static let event = "ONCRMDEALUPDATE"

  func run() async throws {
    Self.raiseDescriptorLimit()
    // One user may have a little more than half of all places.
    let server = try ServerProcess(flags: ["--max-waiting", "\(clients * 2)"])
    defer { server.stop() }
    try prepare(server)
    let before = try server.residentBytes()
    let start = ContinuousClock.now
    var waiting: [HTTPConnection] = []
    for number in 0..<clients { waiting.append(try wait(number, on: server)) }
    let opened = (ContinuousClock.now - start) / .seconds(1)
    // What the server has read but not yet dealt with is dealt with by now.
    try await Task.sleep(for: .seconds(2))
    let after = try server.residentBytes()
    show("\(clients) clients waiting \(apart ? "on queues of their own" : "on one queue")")
    show(String(format: "opened in %.1f s", opened))
    show(
      String(
        format: "resident memory %.1f MB before, %.1f MB with them: %.1f kB each",
        Double(before) / 1e6, Double(after) / 1e6, Double(after - before) / Double(clients) / 1e3))
    try measureWakes(waiting, on: server)
  }

  private func prepare(_ server: ServerProcess) throws {
    let connection = try HTTPConnection(host: "127.0.0.1", port: server.port)
    for connector in apart ? (0..<clients).map({ "c\($0)" }) : [""] {
      let body: JSONValue = [
        "auth": .string(server.accessToken), "event": .string(Self.event),
        "event_type": "offline", "auth_connector": .string(connector),
      ]
      _ = try connection.post("/rest/event.bind", body: body.encoded())
    }
  }

  private func wait(_ number: Int, on server: ServerProcess) throws -> HTTPConnection {
    let connection = try HTTPConnection(host: "127.0.0.1", port: server.port)
    let body: JSONValue = [
      "auth": .string(server.accessToken), "limit": 1,
      "auth_connector": .string(apart ? "c\(number)" : ""),
    ]
    try connection.send(
      "/rest/event.offline.get", headers: ["Prefer": "wait=60"], body: body.encoded())
    return connection
  }

  /// Publishes one event after the other; each wakes the client that has waited longest, which need
  /// not be the one that connected first. Where everybody has a queue of their own, one publication
  /// wakes them all, and the first is timed. What is timed includes looking through all
  /// connections.
  private func measureWakes(_ waiting: [HTTPConnection], on server: ServerProcess) throws {
    var waiting = waiting
    let publisher = try HTTPConnection(host: "127.0.0.1", port: server.port)
    var times: [Double] = []
    for number in 0..<(apart ? 1 : min(wakes, clients)) {
      let body: JSONValue = ["event": .string(Self.event), "data": .int(number)]
      let start = ContinuousClock.now
      _ = try publisher.post("/v1/events", key: server.publishKey, body: body.encoded())
      let woken = try Self.firstToHear(of: waiting)
      _ = try waiting[woken].receive()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      waiting.swapAt(woken, waiting.count - 1)
      waiting.removeLast()
    }
    if apart {
      let start = ContinuousClock.now
      for connection in waiting { _ = try connection.receive() }
      let rest = (ContinuousClock.now - start) / .milliseconds(1)
      show(String(format: "one publication reached the first after %.1f ms", times[0]))
      show(String(format: "and the last %.1f ms after that", rest))
    } else {
      times.sort()
      show(
        String(
          format: "publish to reply: p50 %.2f ms, p99 %.2f ms, max %.2f ms",
          times[times.count / 2], times[min(times.count - 1, times.count * 99 / 100)],
          times[times.count - 1]))
    }
  }

  /// The place of a client that got something.
  private static func firstToHear(of waiting: [HTTPConnection]) throws -> Int {
    var polled = waiting.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), 60_000) > 0,
      let woken = polled.firstIndex(where: { $0.revents != 0 })
    else { throw HTTPConnection.Failure(message: "nobody was woken within a minute") }
    return woken
  }

  private func show(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }

  private static func raiseDescriptorLimit() {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(resource, &limit)
  }
}
