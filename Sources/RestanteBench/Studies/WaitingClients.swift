import Foundation
import RestanteJSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Many clients that wait at one server, each on a connection of its own.
struct WaitingClients {
  private static let event = BenchEvent.name

  let clients: Int
  /// Whether each client has a queue of its own instead of one for all.
  let apart: Bool
  /// How many publications are timed.
  let wakes: Int

  /// What was measured. Bytes are resident memory of the server.
  struct Figures {
    var openedSeconds = 0.0
    var bytesBefore = 0
    var bytesWaiting = 0
    /// From each publication to the reply that it caused, in microseconds.
    var wakes: [Double] = []
    /// From the first reply to the last, where one publication woke all, in microseconds.
    var spread: Double?

    func bytesEach(of clients: Int) -> Double {
      Double(bytesWaiting - bytesBefore) / Double(clients)
    }
  }

  func measure() throws -> Figures {
    Self.raiseDescriptorLimit()
    // One user may have a little more than half of all places.
    let server = try ServerProcess(flags: ["--max-waiting", "\(clients * 2)"])
    defer { server.stop() }
    try prepare(server)
    var figures = Figures()
    figures.bytesBefore = try server.residentBytes()
    let start = ContinuousClock.now
    var waiting: [HTTPConnection] = []
    for number in 0..<clients { waiting.append(try wait(number, on: server)) }
    figures.openedSeconds = (ContinuousClock.now - start) / .seconds(1)
    // By then the server has dealt with all that it has read.
    Thread.sleep(forTimeInterval: 2)
    figures.bytesWaiting = try server.residentBytes()
    try measureWakes(waiting, on: server, &figures)
    return figures
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
  private func measureWakes(
    _ all: [HTTPConnection], on server: ServerProcess, _ figures: inout Figures
  ) throws {
    var waiting = all
    let publisher = try HTTPConnection(host: "127.0.0.1", port: server.port)
    for number in 0..<(apart ? 1 : min(wakes, clients)) {
      let body: JSONValue = ["event": .string(Self.event), "data": .int(number)]
      let start = ContinuousClock.now
      _ = try publisher.post("/v1/events", key: server.publishKey, body: body.encoded())
      let woken = try Self.firstToHear(of: waiting)
      _ = try waiting[woken].receive()
      figures.wakes.append((ContinuousClock.now - start) / .microseconds(1))
      waiting.swapAt(woken, waiting.count - 1)
      waiting.removeLast()
    }
    guard apart else { return }
    let start = ContinuousClock.now
    for connection in waiting { _ = try connection.receive() }
    figures.spread = (ContinuousClock.now - start) / .microseconds(1)
  }

  /// The place of a client that got something.
  private static func firstToHear(of waiting: [HTTPConnection]) throws -> Int {
    var polled = waiting.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), 60_000) > 0,
      let woken = polled.firstIndex(where: { $0.revents != 0 })
    else { throw HTTPConnection.Failure(message: "nobody was woken within a minute") }
    return woken
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
