import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// `kill -9` while a client waits to take: what is handed out is either still in the queue, as it
/// was, or kept for the repeat of the attempt. Nothing is hidden, and nothing counts as an attempt.
@Suite("A crash inside a waiting take", .serialized)
struct WaitingCrashTests {
  private static let rounds = 12

  private static func take(
    _ round: Int, from server: ServerProcess, wait: Int
  ) async throws -> Answer {
    try await server.client.send(
      "POST", "/rest/event.offline.get", key: server.demo.accessToken, type: WebClient.jsonType,
      body: Array(#"{"details":1}"#.utf8), attempt: "round \(round)",
      headers: ["Prefer": "wait=\(wait)"])
  }

  private static func publish(_ round: Int, to server: ServerProcess) async throws -> Bool {
    let event = #"{"event":"ONCRMDEALUPDATE","data":\#(round)}"#
    return try await server.client.post("/v1/events", event, key: server.demo.publishKey)
      .status == 200
  }

  /// Lets a client wait, publishes, and kills the server at another moment each round; returns
  /// whether the publication is known to have succeeded.
  private static func crash(_ round: Int, _ server: ServerProcess) async throws -> Bool {
    let waiting = Task { try await take(round, from: server, wait: 60) }
    let publishing = Task { try await publish(round, to: server) }
    if round.isMultiple(of: 2) { _ = try? await publishing.value }
    try await Task.sleep(for: .microseconds(round * 300))
    server.child.end()
    #expect(await server.child.exitCode() == -SIGKILL)
    _ = try? await waiting.value
    return (try? await publishing.value) ?? false
  }

  @Test("The repeat of the attempt gets the event, which nobody held meanwhile")
  func repeated() async throws {
    let data = try TemporaryDirectory()
    let first = try await ServerProcess.start(data: data)
    let bound = try await first.call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    #expect(bound.json["result"] == true)
    var server = first
    defer { server.child.end() }
    for round in 1...Self.rounds {
      let isPublished = try await Self.crash(round, server)
      server = try await ServerProcess.start(data: data)
      #expect(try await DurabilityTests.heldClaims(server).isEmpty)
      let answer = try await Self.take(round, from: server, wait: 0)
      let events = try #require(answer.json["result"]?["events"]?.arrayValue)
      #expect(events.count == 1 || (events.isEmpty && !isPublished), "round \(round)")
      #expect(events.allSatisfy { $0["EVENT_DATA"] == .int(round) && $0["ATTEMPTS"] == "0" })
      #expect(try await server.call("event.offline.list").json["total"] == 0)
    }
  }
}
