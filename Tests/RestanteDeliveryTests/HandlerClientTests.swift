import NIOCore
import RestanteCore
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteDelivery

/// A name server that knows what a test tells it, and how often it was asked.
private final class ListedNames: NameResolver {
  private let names: [String: [NetworkAddress]]
  private let asked = Mutex<[String]>([])

  init(_ names: [String: [String]]) {
    self.names = names.mapValues { $0.compactMap { NetworkAddress($0) } }
  }

  var questions: [String] { asked.withLock { $0 } }

  func addresses(of host: String) async throws -> [NetworkAddress] {
    asked.withLock { $0.append(host) }
    guard let addresses = names[host] else { throw UnknownHost() }
    return addresses
  }
}

/// A name server that does not reply, not even when the question is withdrawn.
private final class SilentNames: NameResolver {
  private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

  func addresses(of host: String) async throws -> [NetworkAddress] {
    await withCheckedContinuation { continuation in
      waiting.withLock { $0.append(continuation) }
    }
    throw UnknownHost()
  }

  func end() {
    for continuation in waiting.withLock({ $0 }) { continuation.resume() }
  }
}

/// Counts who is at a place at the same time.
private final class Presence: Sendable {
  private let state = Mutex((present: 0, most: 0, all: 0))

  var counts: (present: Int, most: Int, all: Int) { state.withLock { $0 } }

  func enter() {
    state.withLock { state in
      state.present += 1
      state.most = max(state.most, state.present)
      state.all += 1
    }
  }

  func leave() { state.withLock { $0.present -= 1 } }
}

extension HandlerLimits {
  /// Limits that no busy machine meets.
  fileprivate static func patient(
    replyBytes: Int = 64 << 10, excerptBytes: Int = 1 << 10, deliveries: Int = 256,
    hosts: Int = 1_000
  ) -> HandlerLimits {
    HandlerLimits(
      time: .minutes(10), connectionTime: .minutes(10), replyBytes: replyBytes,
      excerptBytes: excerptBytes, deliveries: deliveries, hosts: hosts)
  }
}

@Suite("Posting to handlers")
struct HandlerClientTests {
  static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nThank"
  static let loopback = ["127.0.0.0/8"]

  func post(
    _ url: String, body: String = "event=ONTEST", allowing blocks: [String] = loopback,
    names: any NameResolver = ListedNames([:]), limits: HandlerLimits = .patient(),
    headers: [(name: String, value: String)] = []
  ) async -> DeliveryAttempt {
    let client = client(allowing: blocks, names: names, limits: limits)
    let attempt = await client.post(Array(body.utf8), headers: headers, to: url)
    await client.close()
    return attempt
  }

  func client(
    allowing blocks: [String] = loopback, names: any NameResolver = ListedNames([:]),
    limits: HandlerLimits = .patient()
  ) -> HandlerClient {
    HandlerClient(
      networks: DeliveryNetworks(allowing: blocks.compactMap { AddressBlock($0) }),
      limits: limits, resolver: names, clock: ManualClock())
  }

  @Test("A form is posted as it is, with the headers given")
  func posts() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      let attempt = await post(
        "http://127.0.0.1:\(handler.port)/hook?x=1", body: "event=ONTEST&data=1",
        headers: [("webhook-id", "msg_1")])
      #expect(attempt.outcome == .replied(200))
      #expect(attempt.isSuccess)
      #expect(attempt.excerpt == Array("Thank".utf8))
      #expect(attempt.start == ManualClock.defaultStart)
      let request = try #require(handler.requests.first)
      #expect(request.hasPrefix("POST /hook?x=1 HTTP/1.1\r\n"))
      #expect(request.hasSuffix("\r\n\r\nevent=ONTEST&data=1"))
      #expect(request.contains("Content-Type: application/x-www-form-urlencoded\r\n"))
      #expect(request.contains("webhook-id: msg_1\r\n"))
      #expect(!request.lowercased().contains("cookie"))
    }
  }

  @Test("A name is resolved once, and the connection goes to the address that was checked")
  func pinned() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      let names = ListedNames([
        "handler.example": ["10.9.9.9", "127.0.0.1"], "xn--e1afmkfd.xn--p1ai": ["127.0.0.1"],
      ])
      for host in ["handler.example", "xn--e1afmkfd.xn--p1ai"] {
        let attempt = await post("http://\(host):\(handler.port)/", names: names)
        #expect(attempt.outcome == .replied(200))
        let request = try #require(handler.requests.last).lowercased()
        #expect(request.contains("\r\nhost: \(host):\(handler.port)\r\n"))
      }
      #expect(names.questions == ["handler.example", "xn--e1afmkfd.xn--p1ai"])
    }
  }

  @Test("An address that cannot be reached gives way to the next one")
  func nextAddress() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      // Nobody listens there: the handler is bound to one address of the loopback network.
      let names = ListedNames(["handler.example": ["127.0.0.2", "127.0.0.1"]])
      let attempt = await post("http://handler.example:\(handler.port)/", names: names)
      #expect(attempt.outcome == .replied(200))
      #expect(handler.requests.count == 1)
    }
  }

  @Test(
    "Addresses in all their spellings are refused after they were resolved",
    arguments: [
      "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://LOCALHOST:PORT/",
      "http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0x7f.0x0.0x0.0x1:PORT/",
      "http://017700000001:PORT/", "http://0177.0.0.1:PORT/", "http://127.1:PORT/",
      "http://0:PORT/", "http://0.0.0.0:PORT/", "http://[::1]:PORT/", "http://[::]:PORT/",
      "http://[::ffff:127.0.0.1]:PORT/", "http://[0:0:0:0:0:ffff:7f00:1]:PORT/",
      "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/",
      "http://[2002:7f00:1::]:PORT/", "http://169.254.169.254:PORT/",
      "http://user@127.0.0.1:PORT/",
    ])
  func refusedSpellings(url: String) async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      let url = url.replacing("PORT", with: "\(handler.port)")
      let attempt = await post(url, allowing: [], names: SystemResolver())
      #expect(attempt.outcome == .failed(.network))
      #expect(handler.connections == 0)
    }
  }

  @Test("A name that leads into a private network is refused")
  func refusedName() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      let names = ListedNames(["handler.example": ["127.0.0.1", "10.0.0.1", "::1"]])
      let attempt = await post(
        "http://handler.example:\(handler.port)/", allowing: [], names: names)
      #expect(attempt.outcome == .failed(.network))
      #expect(handler.connections == 0)
    }
  }

  @Test("A redirect is a failure and is not followed")
  func redirect() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { other in
      let reply =
        "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:\(other.port)/\r\n"
        + "Content-Length: 0\r\n\r\n"
      try await ScriptedHandler.run(.bytes(reply)) { handler in
        let attempt = await post("http://127.0.0.1:\(handler.port)/")
        #expect(attempt.outcome == .replied(307))
        #expect(!attempt.isSuccess)
        #expect(other.connections == 0)
      }
    }
  }

  @Test("Cookies that a handler sets are not sent back, and its connection is used again")
  func cookies() async throws {
    let reply =
      "HTTP/1.1 200 OK\r\nSet-Cookie: session=1\r\nContent-Length: 0\r\n\r\n"
    try await ScriptedHandler.run(.bytes(reply)) { handler in
      let client = client()
      for _ in 0..<3 {
        let attempt = await client.post([], headers: [], to: "http://127.0.0.1:\(handler.port)/")
        #expect(attempt.isSuccess)
      }
      await client.close()
      #expect(handler.requests.count == 3)
      #expect(!handler.requests.joined().lowercased().contains("cookie"))
    }
  }

  @Test("The user of a URL is sent in the header meant for it")
  func user() async throws {
    try await ScriptedHandler.run(.bytes(Self.ok)) { handler in
      _ = await post("http://user:secret@127.0.0.1:\(handler.port)/")
      let request = try #require(handler.requests.first)
      #expect(request.contains("Authorization: Basic dXNlcjpzZWNyZXQ=\r\n"))
      #expect(!request.contains("user:secret"))
    }
  }

  @Test("A handler can ask to be left alone for a while")
  func retryAfter() async throws {
    let reply =
      "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"
    try await ScriptedHandler.run(.bytes(reply)) { handler in
      let attempt = await post("http://127.0.0.1:\(handler.port)/")
      #expect(attempt.outcome == .replied(503))
      #expect(attempt.retryAfter == ManualClock.defaultStart.adding(seconds: 120))
    }
  }
}

@Suite("Handlers that misbehave")
struct MisbehavingHandlerTests {
  let posting = HandlerClientTests()

  @Test("What keeps silent is given up after the time that a delivery may take")
  func silence() async throws {
    try await ScriptedHandler.run(.bytes("")) { handler in
      let attempt = await posting.post(
        "http://127.0.0.1:\(handler.port)/", limits: HandlerLimits(time: .milliseconds(200)))
      #expect(attempt.outcome == .failed(.timeout))
      #expect(attempt.milliseconds >= 200)
    }
  }

  @Test("Handlers of one host that keep silent delay none of its others")
  func silentNeighbours() async throws {
    try await ScriptedHandler.run(.bytes("")) { handler in
      let client = posting.client()
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<50 {
          group.addTask {
            _ = await client.post(
              [], headers: [], to: "http://127.0.0.1:\(handler.port)/hook/\(number)")
          }
        }
        let deadline = ContinuousClock.now + .seconds(60)
        while handler.requests.count < 50, ContinuousClock.now < deadline {
          try? await Task.sleep(for: .milliseconds(10))
        }
        #expect(handler.requests.count == 50)
        await client.close()
      }
    }
  }

  @Test("A name server that keeps silent is given up, too")
  func silentNames() async {
    let names = SilentNames()
    let attempt = await posting.post(
      "http://handler.example/", names: names, limits: HandlerLimits(time: .milliseconds(100)))
    #expect(attempt.outcome == .failed(.timeout))
    names.end()
  }

  @Test("Of a reply without end the first bytes are kept, and its status counts")
  func endless() async throws {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let part = String(repeating: "4\r\nwow!\r\n", count: 2_000)
    try await ScriptedHandler.run(.endless(head: head, part: part)) { handler in
      let attempt = await posting.post(
        "http://127.0.0.1:\(handler.port)/",
        limits: .patient(replyBytes: 4_096, excerptBytes: 6))
      #expect(attempt.outcome == .replied(200))
      #expect(attempt.excerpt == Array("wow!wo".utf8))
    }
  }

  @Test("A reply that stops halfway counts by its status")
  func halfway() async throws {
    let reply = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nThank"
    try await ScriptedHandler.run(.last(reply)) { handler in
      let attempt = await posting.post("http://127.0.0.1:\(handler.port)/")
      #expect(attempt.outcome == .replied(200))
      #expect(attempt.excerpt == Array("Thank".utf8))
    }
  }

  @Test(
    "Each way to fail has its name",
    arguments: [
      (.last(""), .interruption), (.last("HTTP/1.1 200 OK\r\nContent-"), .reply),
      (.last("220 smtp.example ESMTP\r\n"), .reply),
      (.last("HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 200_000)), .reply),
    ] as [(ScriptedHandler.Reply, DeliveryFailure)])
  func failures(reply: ScriptedHandler.Reply, failure: DeliveryFailure) async throws {
    try await ScriptedHandler.run(reply) { handler in
      let attempt = await posting.post("http://127.0.0.1:\(handler.port)/")
      #expect(attempt.outcome == .failed(failure))
    }
  }

  @Test("What cannot be reached, resolved or read is told apart")
  func unreachable() async {
    // Nobody listens on the first port.
    #expect(await posting.post("http://127.0.0.1:1/").outcome == .failed(.connection))
    #expect(await posting.post("http://nowhere.example/").outcome == .failed(.name))
    #expect(await posting.post("gopher://handler.example/").outcome == .failed(.url))
  }

  @Test("No more deliveries are under way at the same time than may be, and all are made")
  func slots() async {
    let slots = DeliverySlots(count: 3)
    let presence = Presence()
    await withTaskGroup { group in
      for _ in 0..<100 {
        group.addTask {
          await slots.use {
            presence.enter()
            for _ in 0..<5 { await Task.yield() }
            presence.leave()
          }
        }
      }
    }
    let counts = presence.counts
    #expect(counts.present == 0)
    #expect(counts.most <= 3)
    #expect(counts.all == 100)
  }

  @Test("Deliveries beyond the bound wait and are made")
  func bounded() async throws {
    try await ScriptedHandler.run(.bytes(HandlerClientTests.ok)) { handler in
      let client = posting.client(limits: .patient(deliveries: 3))
      let successes = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<40 {
          group.addTask {
            await client.post([], headers: [], to: "http://127.0.0.1:\(handler.port)/").isSuccess
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      await client.close()
      #expect(successes == 40)
    }
  }

  @Test("Connections are kept for a bounded number of hosts")
  func hosts() async throws {
    try await ScriptedHandler.run(.bytes(HandlerClientTests.ok)) { handler in
      let hosts = (0..<20).map { "h\($0).example" }
      let names = ListedNames(
        Dictionary(hosts.map { ($0, ["127.0.0.1"]) }) { first, _ in first })
      let client = posting.client(names: names, limits: .patient(hosts: 2))
      for host in hosts + hosts {
        let attempt = await client.post([], headers: [], to: "http://\(host):\(handler.port)/")
        #expect(attempt.isSuccess)
      }
      await client.close()
      #expect(handler.requests.count == 40)
    }
  }
}
