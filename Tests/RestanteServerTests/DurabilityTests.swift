import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

/// What a success promises, tried on the real program: 100,000 events, 32 callers at once, and in
/// the middle of it `kill -9`.
@Suite("Durability", .serialized)
struct DurabilityTests {
  private static let events = 100_000
  private static let callers = 32
  private static let perCall = 50

  @Test("Taken without a crash: every event once")
  func taken() async throws {
    let data = try TemporaryDirectory()
    let server = try await Self.filled(data)
    defer { server.child.end() }
    let deliveries = Deliveries()
    let failures = await Self.drain(server, deliveries) { try await deliveries.take(from: $0) }
    #expect(failures == 0)
    #expect(deliveries.distinct == Self.events)
    #expect(deliveries.duplicates == 0)
    try await Self.expectEmpty(server)
  }

  @Test("Taken with a crash: none twice, missing at most what broken calls had taken")
  func takenWithCrash() async throws {
    let data = try TemporaryDirectory()
    let first = try await Self.filled(data)
    defer { first.child.end() }
    let deliveries = Deliveries()
    let failures = await Self.drain(first, deliveries, killAt: Self.events / 3) {
      try await deliveries.take(from: $0)
    }
    #expect(await first.child.exitCode() == -SIGKILL)
    #expect((1...Self.callers).contains(failures))
    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    #expect(await Self.drain(second, deliveries) { try await deliveries.take(from: $0) } == 0)
    #expect(deliveries.duplicates == 0)
    #expect(deliveries.distinct <= Self.events)
    #expect(Self.events - deliveries.distinct <= failures * Self.perCall)
    try await Self.expectEmpty(second)
  }

  @Test("Claimed and acknowledged without a crash: every event once")
  func claimed() async throws {
    let data = try TemporaryDirectory()
    let server = try await Self.filled(data)
    defer { server.child.end() }
    let deliveries = Deliveries()
    let failures = await Self.drain(server, deliveries) {
      try await deliveries.claimAndAcknowledge(from: $0)
    }
    #expect(failures == 0)
    #expect(deliveries.distinct == Self.events)
    #expect(deliveries.duplicates == 0)
    #expect(deliveries.sharedClaims == 0)
    try await Self.expectEmpty(server)
  }

  @Test("Claimed and acknowledged with a crash: every event, none in two claims")
  func claimedWithCrash() async throws {
    let data = try TemporaryDirectory()
    let first = try await Self.filled(data)
    defer { first.child.end() }
    let deliveries = Deliveries()
    let failures = await Self.drain(first, deliveries, killAt: Self.events / 3) {
      try await deliveries.claimAndAcknowledge(from: $0)
    }
    #expect(await first.child.exitCode() == -SIGKILL)
    #expect((1...Self.callers).contains(failures))
    let second = try await ServerProcess.start(data: data)
    defer { second.child.end() }
    let claims = try await Self.heldClaims(second)
    #expect(claims.count <= failures)
    for claim in claims { try await deliveries.finish(claim, at: second) }
    let late = await Self.drain(second, deliveries) {
      try await deliveries.claimAndAcknowledge(from: $0)
    }
    #expect(late == 0)
    #expect(deliveries.distinct == Self.events)
    #expect(deliveries.sharedClaims == 0)
    try await Self.expectEmpty(second)
  }

  /// A server whose queue holds all events.
  private static func filled(_ data: TemporaryDirectory) async throws -> ServerProcess {
    let server = try await ServerProcess.start(data: data)
    let bound = try await server.call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    #expect(bound.json["result"] == true)
    for start in stride(from: 0, to: events, by: 1_000) {
      let batch = (start..<start + 1_000).map { #"{"event":"ONCRMDEALUPDATE","data":\#($0)}"# }
      let answer = try await server.client.post(
        "/v1/events", "[\(batch.joined(separator: ","))]", key: server.demo.publishKey)
      #expect(answer.json["queued"] == 1_000)
    }
    return server
  }

  /// Lets all callers fetch until nothing comes any more or the server is gone; returns how many
  /// of them saw a call fail.
  ///
  /// - Parameter killAt: How many deliveries to wait for before `kill -9`.
  private static func drain(
    _ server: ServerProcess, _ deliveries: Deliveries, killAt: Int? = nil,
    _ fetch: @escaping @Sendable (ServerProcess) async throws -> Int
  ) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<callers {
        group.addTask {
          do {
            while try await fetch(server) > 0 {
              if let killAt, deliveries.distinct >= killAt { server.child.end() }
            }
            return false
          } catch {
            return true
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  /// The process ids that hold events.
  static func heldClaims(_ server: ServerProcess) async throws -> Set<String> {
    var claims: Set<String> = []
    var start: Int64? = 0
    while let offset = start {
      let page = try await server.call(
        "event.offline.list", #""filter":{">PROCESS_ID":""},"start":\#(offset)"#)
      for row in try #require(page.json["result"]?.arrayValue) {
        claims.insert(try #require(row["PROCESS_ID"]?.stringValue))
      }
      start = page.json["next"]?.intValue
    }
    return claims
  }

  private static func expectEmpty(_ server: ServerProcess) async throws {
    let list = try await server.call("event.offline.list")
    #expect(list.json["total"] == 0)
  }
}
