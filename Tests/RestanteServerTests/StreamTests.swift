import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RestanteCore
import RestanteJSON
import RestanteTesting
import ServiceLifecycle
import Testing

@testable import RestanteNative
@testable import RestanteServer

/// Reads server-sent events.
private struct EventReader {
  private var chunks: HTTPClientResponse.Body.AsyncIterator
  private var text = ""

  init(_ response: HTTPClientResponse) {
    chunks = response.body.makeAsyncIterator()
  }

  /// The next block, which a blank line ends; `nil` at the end of the stream.
  mutating func next() async throws -> String? {
    while true {
      if let end = text.firstRange(of: "\n\n") {
        defer { text = String(text[end.upperBound...]) }
        return String(text[..<end.lowerBound])
      }
      guard let chunk = try await chunks.next() else { return nil }
      text += String(buffer: chunk)
    }
  }

  /// The next event's name and data.
  mutating func event() async throws -> (name: String, data: JSONValue) {
    let block = try #require(try await next())
    let lines = block.split(separator: "\n")
    try #require(lines.count == 2, "\(block)")
    let data = try JSONParser().parse(String(lines[1].dropFirst("data: ".count)))
    return (String(lines[0].dropFirst("event: ".count)), data)
  }

  /// The next change. What PostgreSQL stores see when they look for themselves, every few seconds
  /// and when they begin to listen, may come before it as figures.
  mutating func change() async throws -> JSONValue {
    while true {
      let (name, data) = try await event()
      if name == "change" { return data }
      #expect(name == "figures")
    }
  }
}

extension LiveServer {
  fileprivate var streamPath: String { "/v1/queues/\(demo.clientID)/stream" }

  fileprivate func listen(
    key: String? = nil, query: String = "", _ read: (inout EventReader) async throws -> Void
  ) async throws {
    try await client.stream(streamPath + query, key: key ?? demo.adminKey) { response in
      #expect(response.status == .ok)
      #expect(response.headers.first(name: "Content-Type") == "text/event-stream")
      var reader = EventReader(response)
      #expect(try await reader.next() == "retry: 3000")
      try await read(&reader)
    }
  }
}

@Suite("The stream of hints")
struct StreamTests {
  @Test("begins with the figures and tells what happens", arguments: StoreKind.allCases)
  func hints(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("E")
      try await server.listen { reader in
        let first = try await reader.event()
        #expect(first.name == "figures")
        #expect(
          first.data["pending"] == 0 && first.data["client_id"]?.stringValue == server.demo.clientID
        )
        _ = try await server.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
        let published = try await reader.change()
        #expect(published["pending"] == 2)
        #expect(published["changes"] == ["arrived": 2])
        _ = try await server.client.post(
          "/rest/event.offline.get", #"{"limit":1}"#, key: server.demo.accessToken)
        let taken = try await reader.change()
        #expect(taken["pending"] == 1)
        #expect(taken["changes"] == ["left": 1])
      }
      // Anyone who hung up is forgotten.
      try await server.watching(false)
    }
  }

  @Test("shows every 15 seconds that it lives, and leases that ended meanwhile")
  func heartbeat() async throws {
    let sleeping = SteppedClock()
    try await LiveServer.run(jobClock: sleeping) { server in
      try await server.bind("E")
      try await server.listen { reader in
        _ = try await reader.event()
        _ = await sleeping.sleeps.first { $0 == QueueStream.heartbeat }
        sleeping.advance(by: QueueStream.heartbeat)
        #expect(try await reader.next() == ": still here")
        _ = try await server.publish(#"{"event":"E","data":1}"#)
        _ = try await reader.event()
        _ = try await server.client.post(
          "/rest/event.offline.get", #"{"clear":0,"lease":5}"#, key: server.demo.accessToken)
        #expect(try await reader.event().data["claimed"] == 1)
        _ = await sleeping.sleeps.first { $0 == QueueStream.heartbeat * 2 }
        server.clock.advance(seconds: 5)
        sleeping.advance(by: QueueStream.heartbeat)
        let over = try await reader.event()
        // A job may look at the queue first, which ends the lease, too, and is then the change.
        #expect(["figures", "change"].contains(over.name))
        #expect(over.data["pending"] == 1 && over.data["claimed"] == 0)
        #expect(try await reader.next() == ": still here")
      }
    }
  }

  @Test("goes on for a key of the server as for a portal's own")
  func serverKey() async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      try await server.listen(key: server.admin.key, query: "?portal=localhost") { reader in
        _ = try await reader.event()
        for number in 1...2 {
          _ = try await server.publish(#"{"event":"E","data":\#(number)}"#)
          #expect(try await reader.event().data["pending"] == .int(Int64(number)))
        }
      }
    }
  }

  @Test("ends when its portal is stopped")
  func stoppedPortal() async throws {
    let sleeping = SteppedClock()
    try await LiveServer.run(jobClock: sleeping) { server in
      try await server.listen { reader in
        _ = try await reader.event()
        _ = await sleeping.sleeps.first { $0 == QueueStream.heartbeat }
        let answer = try await server.manage("PATCH", "portals/localhost", ["state": "stopped"])
        #expect(answer.status == 200)
        sleeping.advance(by: QueueStream.heartbeat)
        #expect(try await reader.next() == nil)
      }
    }
  }

  @Test("ends when its key is no longer valid")
  func expiry() async throws {
    let sleeping = SteppedClock()
    try await LiveServer.run(jobClock: sleeping) { server in
      let portal = try await server.demoClient().portal.id
      _ = try await server.store.perform(
        AddAPIKey(
          portal: portal, scope: .read, key: SecretHash(of: "short"), lifetime: 10))
      try await server.listen(key: "short") { reader in
        _ = try await reader.event()
        _ = await sleeping.sleeps.first { $0 == QueueStream.heartbeat }
        server.clock.advance(seconds: 10)
        sleeping.advance(by: QueueStream.heartbeat)
        #expect(try await reader.next() == nil)
      }
    }
  }

  @Test("ends when the server stops")
  func stops() async throws {
    try await LiveServer.run { server in
      try await server.listen { reader in
        _ = try await reader.event()
        await server.group.triggerGracefulShutdown()
        #expect(try await reader.next() == nil)
      }
    }
  }

  @Test("needs a key for reading, an application that is there and a free seat")
  func refused() async throws {
    try await LiveServer.run(adjust: { $0.maximumStreams = 0 }) { server in
      let client = server.client
      #expect(try await client.get(server.streamPath).status == 401)
      #expect(try await client.get(server.streamPath, key: server.demo.publishKey).status == 403)
      #expect(
        try await client.get("/v1/queues/nobody/stream", key: server.demo.adminKey).status == 404)
      let full = try await client.get(server.streamPath, key: server.demo.adminKey)
      #expect(full.status == 503)
      #expect(full.contentType == "application/problem+json")
    }
  }
}
