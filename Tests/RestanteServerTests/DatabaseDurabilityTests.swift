import Foundation
import RestanteJSON
import RestantePostgresTesting
import Synchronization
import Testing

@testable import RestanteServer

/// What a success promises on PostgreSQL, tried on the real programs: under load all processes of a
/// server that waits for the disk get `kill -9`, and so does Restante.
@Suite("Durability on PostgreSQL", .serialized)
struct DatabaseDurabilityTests {
  private static let callers = 16
  private static let patience = Duration.seconds(300)

  /// What publishers know of their events, which are numbers.
  private final class Record: Sendable {
    private let next = Atomic<Int64>(0)
    private let known = Mutex((acknowledged: Set<Int64>(), doubtful: Set<Int64>()))

    var acknowledged: Set<Int64> { known.withLock { $0.acknowledged } }
    /// Those that may have been published or not.
    var doubtful: Set<Int64> { known.withLock { $0.doubtful } }

    /// Publishes ten events; whether a server answered at all.
    func publish(at server: ServerProcess) async -> Bool {
      let end = next.wrappingAdd(10, ordering: .relaxed).newValue
      let answer = try? await server.client.post(
        "/v1/events", DatabaseDurabilityTests.body(end - 10..<end), key: server.demo.publishKey)
      known.withLock {
        if answer?.status == 200, answer?.json["queued"] == 10 {
          $0.acknowledged.formUnion(end - 10..<end)
        } else {
          $0.doubtful.formUnion(end - 10..<end)
        }
      }
      return answer != nil
    }
  }

  private static func start(
    _ cluster: PostgresCluster, _ database: String, _ data: TemporaryDirectory
  ) async throws -> ServerProcess {
    let server = try await ServerProcess.start(
      data: data, ["--database", cluster.address(database: database)])
    let bound = try await server.call(
      "event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    #expect(bound.json["result"] == true || bound.json["error"] != nil)
    return server
  }

  fileprivate static func body(_ numbers: Range<Int64>) -> String {
    let events = numbers.map { #"{"event":"ONCRMDEALUPDATE","data":\#($0)}"# }
    return "[\(events.joined(separator: ","))]"
  }

  private static func waitForMore(_ count: Int, in record: Record) async throws {
    let wanted = record.acknowledged.count + count
    try await wait { record.acknowledged.count >= wanted }
  }

  private static func wait(until condition: () -> Bool) async throws {
    let deadline = ContinuousClock.now + patience
    while !condition() {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  @Test("Published with crashes of PostgreSQL and of Restante: every success is there, none twice")
  func published() async throws {
    let cluster = try PostgresCluster(isDurable: true)
    let database = try await cluster.makeDatabase()
    let data = try TemporaryDirectory()
    let first = try await Self.start(cluster, database, data)
    defer { first.child.end() }
    let record = Record()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.callers {
        group.addTask { while await record.publish(at: first) {} }
      }
      for _ in 0..<2 {
        try await Self.waitForMore(500, in: record)
        try cluster.stop(.killed)
        try cluster.start()
      }
      try await Self.waitForMore(500, in: record)
      first.child.end()
      try await group.waitForAll()
    }
    #expect(await first.child.exitCode() == -SIGKILL)
    let second = try await Self.start(cluster, database, data)
    defer { second.child.end() }
    var found: [Int64] = []
    while true {
      let answer = try await second.call("event.offline.get", #""clear":1,"limit":1000"#)
      let events = try #require(answer.json["result"]?["events"]?.arrayValue)
      if events.isEmpty { break }
      found += events.compactMap { $0["EVENT_DATA"]?.intValue }
    }
    #expect(record.acknowledged.count >= 1_500)
    #expect(Set(found).count == found.count)
    #expect(Set(found).isSuperset(of: record.acknowledged))
    #expect(Set(found).subtracting(record.acknowledged).isSubset(of: record.doubtful))
  }

  @Test("Claimed and acknowledged with crashes of PostgreSQL: every event, none in two claims")
  func claimed() async throws {
    let cluster = try PostgresCluster(isDurable: true)
    let data = try TemporaryDirectory()
    let server = try await Self.start(cluster, try await cluster.makeDatabase(), data)
    defer { server.child.end() }
    let events: Int64 = 6_000
    for start in stride(from: 0, to: events, by: 1_000) {
      let answer = try await server.client.post(
        "/v1/events", Self.body(start..<start + 1_000), key: server.demo.publishKey)
      #expect(answer.json["queued"] == 1_000)
    }
    let deliveries = Deliveries()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.callers {
        group.addTask {
          // What fails is looked after below: it may be claimed, acknowledged, or neither.
          while (try? await deliveries.claimAndAcknowledge(from: server)) != 0 {}
        }
      }
      for share in 1...2 {
        try await Self.wait { deliveries.distinct >= Int(events) * share / 4 }
        try cluster.stop(.killed)
        try cluster.start()
      }
      try await group.waitForAll()
    }
    for claim in try await DurabilityTests.heldClaims(server) {
      try await deliveries.finish(claim, at: server)
    }
    while try await deliveries.claimAndAcknowledge(from: server) > 0 {}
    #expect(deliveries.distinct == Int(events))
    #expect(deliveries.sharedClaims == 0)
    let list = try await server.call("event.offline.list")
    #expect(list.json["total"] == 0)
  }
}
