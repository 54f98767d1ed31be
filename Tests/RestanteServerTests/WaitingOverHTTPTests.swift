import RestanteCore
import RestanteJSON
import RestanteTesting
import ServiceLifecycle
import Testing

@testable import RestanteServer

extension LiveServer {
  /// Asks for events and is willing to wait for a minute.
  fileprivate func get(_ parameters: String = "{}") async throws -> Answer {
    try await client.send(
      "POST", "/rest/event.offline.get", key: demo.accessToken, type: WebClient.jsonType,
      body: Array(parameters.utf8), headers: ["Prefer": "handling=lenient, wait=60"])
  }

  /// Waits until somebody watches the demo application's queue, or nobody does any more.
  func watching(_ isObserved: Bool) async throws {
    let client = try await demoClient()
    let key = QueueKey(portal: client.portal.id, application: client.application.id)
    while store.activityFeed.isObserved(key) != isObserved { await Task.yield() }
  }
}

@Suite("Prefer: wait over HTTP")
struct WaitingOverHTTPTests {
  @Test("a publish ends the wait", arguments: StoreKind.allCases, Mode.allCases)
  func wakes(kind: StoreKind, mode: Mode) async throws {
    try await LiveServer.run(kind, mode: mode) { server in
      try await server.bind("E")
      async let answer = server.get()
      try await server.watching(true)
      _ = try await server.publish(#"{"event":"E","data":1}"#)
      #expect(try await answer.status == 200)
      #expect(try await answer.header("Preference-Applied") == "wait=60")
      #expect(try await answer.text.contains(#""EVENT_DATA":1"#))
      #expect(try await server.queue().isEmpty)
      // The connection is still good.
      #expect(try await server.client.get("/healthz").status == 200)
    }
  }

  @Test("a client that hangs up loses nothing", arguments: StoreKind.allCases)
  func hangsUp(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("E")
      let waiting = Task { try await server.get() }
      try await server.watching(true)
      waiting.cancel()
      _ = try? await waiting.value
      try await server.watching(false)
      _ = try await server.publish(#"{"event":"E","data":1}"#)
      #expect(try await server.queue().map(\.processID) == [.unclaimed])
    }
  }

  @Test("a server that stops answers those who wait at once")
  func stops() async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      async let answer = server.get()
      try await server.watching(true)
      await server.group.triggerGracefulShutdown()
      #expect(try await answer.status == 200)
      #expect(try await answer.text.contains(#""events":[]"#))
    }
  }

  @Test("only so many may wait")
  func bounded() async throws {
    try await LiveServer.run(adjust: { $0.maximumWaiting = 0 }) { server in
      let answer = try await server.get()
      #expect(answer.status == 503)
      #expect(answer.json["error"] == "ERROR_TOO_MANY_WAITING")
    }
  }
}
