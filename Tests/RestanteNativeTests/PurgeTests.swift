import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("Purging a selection of events in the native API")
struct PurgeTests {
  private static let purge = "queues/\(NativeWorld.clientID)/purge"

  private func fill(_ world: NativeWorld, _ count: Int = 4) async throws {
    try await world.bind("E")
    let events = (1...count).map { #"{"event":"E","data":"n\#($0)"}"# }.joined(separator: ",")
    _ = try await world.publish("[\(events)]")
  }

  private func left(_ world: NativeWorld) async throws -> [Int64] {
    try await world.queue().map(\.id.rawValue)
  }

  @Test("A purge is recorded, and undone by its process id", arguments: StoreKind.allCases)
  func undone(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await fill(world)
      let answer = try await world.post(
        Self.purge, #"{"state":"pending","filter":{"text":"N2","event":"e"}}"#)
      #expect(answer.status == 200)
      #expect(answer.json["matched"] == 1 && answer.json["purged"] == 1)
      #expect(answer.json["restorable"] == 1 && answer.json["next"] == .null)
      #expect(try await left(world) == [1, 3, 4])
      let process = try #require(answer.json["process_id"]?.stringValue)
      let record = try #require(try await world.log().first)
      #expect(record["action"] == "queue.purge" && record["subject"] == "app.1")
      #expect(
        record["detail"]?.encodedString()
          == #"{"count":1,"selection":{"state":"pending","filter":{"text":"N2","event":"e"}}}"#)
      let story = try await world.get("queues/\(NativeWorld.clientID)/events/2")
      #expect(story.json["departure"] == "purged")
      let restored = try await world.post(
        "queues/\(NativeWorld.clientID)/restore", #"{"process_id":"\#(process)"}"#)
      #expect(restored.json["restored"] == 1)
      #expect(try await left(world) == [1, 2, 3, 4])
    }
  }

  @Test("Events are purged by id in whatever state they are, but not while they are claimed")
  func byID() async throws {
    try await NativeWorld.run { world in
      try await fill(world)
      let queue = world.queueKey()
      let take = ClaimEvents(
        queue: queue, processID: ProcessID("t"), limit: 1, disposition: .take)
      _ = try await world.store.perform(take)
      _ = try await world.store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID("p"), limit: 2, disposition: .reserve(lease: 60)))
      _ = try await world.store.perform(
        FailEvents(
          queue: queue, mode: .safe, processID: ProcessID("p"),
          messageIDs: [MessageID(name: EventName(stored: "E"), data: "n2")]))
      let dry = try await world.post(Self.purge, #"{"ids":[1,2,3,4,9],"dry_run":true}"#)
      #expect(dry.json["matched"] == 3 && dry.json["purged"] == 0)
      #expect(try await world.log().isEmpty)
      let dead = try await world.post(Self.purge, #"{"ids":[1,2,3,4],"state":"dead"}"#)
      #expect(dead.json["purged"] == 1 && dead.json["restorable"] == 1)
      let rest = try await world.post(Self.purge, #"{"ids":[1,3,4]}"#)
      #expect(rest.json["purged"] == 2 && rest.json["restorable"] == 1)
      #expect(try await left(world) == [3])
      let past = try await world.post(Self.purge, #"{"state":"past","all":true}"#)
      #expect(past.json["purged"] == 2 && past.json["restorable"] == 0)
      let history = try await world.get("queues/\(NativeWorld.clientID)/history")
      #expect(history.json["events"] == [])
    }
  }

  @Test("A purge of many events is many small transactions, each with its record")
  func many() async throws {
    try await NativeWorld.run(.sqlite) { world in
      for _ in 0..<3 { try await fill(world, 400) }
      _ = try await world.publish(
        "[" + (1...800).map { #"{"event":"E","data":\#($0)}"# }.joined(separator: ",") + "]")
      let answer = try await world.post(
        Self.purge, #"{"state":"pending","all":true,"process_id":"one"}"#)
      #expect(answer.json["purged"] == 1_200 && answer.json["process_id"] == "one")
      #expect(try await left(world) == [])
      #expect(try await world.log().map { $0["detail"]?["count"] } == [200, 500, 500])
    }
  }

  @Test(
    "It must be said what is purged",
    arguments: [
      "{}", #"{"all":true}"#, #"{"state":"pending"}"#, #"{"state":"pending","all":false}"#,
      #"{"state":"claimed","all":true}"#, #"{"state":"pending","filter":{}}"#,
      #"{"state":"pending","filter":{"name":"E"}}"#, #"{"filter":{"event":"E"}}"#,
      #"{"ids":[]}"#, #"{"ids":[0]}"#, #"{"ids":[1],"all":true}"#, #"{"ids":["1"]}"#,
      #"{"state":"pending","all":true,"after":"x"}"#, #"{"ids":[1],"process_id":"a b"}"#,
      #"{"state":"pending","filter":{"text":""}}"#, #"{"state":"pending","filter":{"from":-1}}"#,
    ])
  func wrong(body: String) async throws {
    try await NativeWorld.run { world in
      try await fill(world)
      expectProblem(try await world.post(Self.purge, body), 400, "invalid-argument")
      #expect(try await left(world).count == 4)
    }
  }

  @Test("Only administrators purge")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await fill(world)
      for key in [world.keys.read, world.keys.publish] {
        expectProblem(
          try await world.post(Self.purge, #"{"ids":[1]}"#, key: key), 403, "forbidden")
      }
      let stranger = try await world.addPortal()
      expectProblem(
        try await world.post(Self.purge, #"{"ids":[1]}"#, key: stranger), 404, "not-found")
      #expect(try await left(world).count == 4)
    }
  }
}
