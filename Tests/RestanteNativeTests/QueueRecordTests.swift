import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteNative

@Suite("What the audit log keeps of changes to queues")
struct QueueRecordTests {
  /// Publishes events 1 to `count`, claims them and makes dead letters of them.
  private func fail(_ count: Int, on world: NativeWorld) async throws {
    try await world.bind("E")
    for data in 1...count { _ = try await world.publish(#"{"event":"E","data":\#(data)}"#) }
    try await world.claim("p")
    let ids = try await world.queue().map(\.messageID)
    _ = try await world.store.perform(
      FailEvents(
        queue: world.queueKey(), mode: .safe, processID: ProcessID("p"), messageIDs: ids))
  }

  @Test(
    "Drops, redrives, restores and releases leave records: who, which queue, which and how many",
    arguments: StoreKind.allCases)
  func records(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await fail(4, on: world)
      _ = try await world.post("queues/app.1/drop", #"{"ids":[1]}"#)
      _ = try await world.post("queues/app.1/redrive", #"{"all":true}"#)
      try await world.claim("q")
      _ = try await world.post("queues/app.1/release", #"{"process_id":"q","ids":[2,3]}"#)
      _ = try await world.store.perform(
        AcknowledgeEvents(queue: world.queueKey(), mode: .safe, processID: ProcessID("q")))
      _ = try await world.post("queues/app.1/restore", #"{"process_id":"q"}"#)
      let log = try await world.log()
      #expect(
        log.map { $0["action"] } == [
          "queue.restore", "queue.release", "queue.redrive", "queue.drop",
        ])
      #expect(
        log.map { $0["detail"] } == [
          ["count": 1, "selection": ["process_id": "q"]],
          ["count": 2, "selection": ["process_id": "q", "ids": [2, 3]]],
          ["count": 3, "selection": ["all": true]], ["count": 1, "selection": ["ids": [1]]],
        ])
      for record in log {
        #expect(record["subject"] == "app.1")
        #expect(record["actor"]?["label"] == "admin")
      }
    }
  }

  @Test("What changes nothing leaves no record")
  func nothing() async throws {
    try await NativeWorld.run { world in
      for part in ["drop", "redrive", "restore"] {
        #expect(try await world.post("queues/app.1/\(part)", #"{"all":true}"#).status == 200)
      }
      _ = try await world.post("queues/app.1/release", #"{"process_id":"x"}"#)
      #expect(try await world.log().isEmpty)
    }
  }

  @Test("The connector is named, and of long lists the beginning and the length")
  func details() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E", connector: "erp")
      _ = try await world.publish(#"{"event":"E"}"#)
      try await world.claim("p", connector: "erp")
      let ids = (1...5_000).map { "\($0)" }.joined(separator: ",")
      _ = try await world.post(
        "queues/app.1/release?connector=erp", #"{"process_id":"p","ids":[\#(ids)]}"#)
      let detail = try #require(try await world.log().first?["detail"])
      #expect(detail["connector"] == "erp" && detail["count"] == 1)
      #expect(detail["selection"]?["ids"]?.arrayValue?.count == AuditDetail.maxElements)
      #expect(detail["selection"]?["ids_count"] == 5_000)
    }
  }

  @Test("A change in several transactions leaves a record in each")
  func batches() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await fail(3, on: world)
      let queue = world.queueKey()
      let extra = (10..<1_008).map { Publication(name: EventName(stored: "E"), data: .int($0)) }
      _ = try await world.store.perform(
        PublishEvents(portal: world.portal.id, mode: .safe, publications: extra))
      try await world.claim("q")
      let held = try await world.queue().filter { $0.processID == ProcessID("q") }
      _ = try await world.store.perform(
        FailEvents(
          queue: queue, mode: .safe, processID: ProcessID("q"), messageIDs: held.map(\.messageID)))
      let answer = try await world.post("queues/app.1/drop", #"{"all":true}"#)
      #expect(answer.json["dropped"] == 1_001)
      #expect(try await world.log().map { $0["detail"]?["count"] } == [1, 500, 500])
    }
  }
}
