import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("Dead letters and releasing in the native API")
struct DeadLettersTests {
  /// Publishes and claims events 1 to `count` under the process id `p`.
  private func claim(_ count: Int, on world: NativeWorld, lease: Int64 = 60) async throws
    -> QueueKey
  {
    try await world.bind("E")
    for data in 1...count { _ = try await world.publish(#"{"event":"E","data":\#(data)}"#) }
    let queue = world.queueKey()
    _ = try await world.store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("p"), disposition: .reserve(lease: lease)))
    return queue
  }

  private func fail(_ numbers: [Int], in queue: QueueKey, on world: NativeWorld) async throws {
    let ids = numbers.map { MessageID(name: EventName(stored: "E"), data: .int($0)) }
    _ = try await world.store.perform(
      FailEvents(
        queue: queue, mode: .safe, processID: ProcessID("p"), messageIDs: ids, reason: "bad"))
  }

  @Test("Dead letters are shown in pages, with all that is known", arguments: StoreKind.allCases)
  func shown(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let queue = try await claim(3, on: world)
      let start = world.clock.now().seconds
      world.clock.advance(seconds: 5)
      try await fail([1, 3], in: queue, on: world)
      let path = "queues/\(NativeWorld.clientID)/dead"
      let key = world.keys.admin
      let page = try await world.get("\(path)?limit=1", key: key)
      #expect(page.status == 200)
      #expect(page.json["total"] == 2 && page.json["next_offset"] == 1)
      let message = MessageID(name: EventName(stored: "E"), data: 1).text
      #expect(
        page.json["events"]?.arrayValue?.first?.encodedString()
          == #"{"id":1,"message_id":"\#(message)","event":"E","data":1,"attempts":1,"#
          + #""reason":"bad","first_at":\#(start),"last_at":\#(start),"failed_at":\#(start + 5),"#
          + #""retry_at":null}"#)
      let rest = try await world.get("\(path)?offset=1", key: key)
      #expect(rest.json["events"]?.arrayValue?.map { $0["id"] } == [3])
      #expect(rest.json["next_offset"] == .null)
      for query in ["limit=0", "limit=1001", "offset=-1", "limit=x"] {
        expectProblem(
          try await world.get("\(path)?\(query)", key: key), 400, "invalid-argument")
      }
    }
  }

  @Test("Dead letters are redriven and dropped by what names them", arguments: StoreKind.allCases)
  func redriven(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let queue = try await claim(5, on: world)
      try await fail([1, 2, 3, 4], in: queue, on: world)
      let path = "queues/\(NativeWorld.clientID)"
      let message = MessageID(name: EventName(stored: "E"), data: 2).text
      for (action, body, reply) in [
        ("redrive", #"{"ids":[1,5,9]}"#, #"{"redriven":1}"#),
        ("redrive", #"{"message_ids":["\#(message)"]}"#, #"{"redriven":1}"#),
        ("redrive", #"{"filter":{"event":"f"}}"#, #"{"redriven":0}"#),
        ("redrive", #"{"filter":{"event":"e","before":0}}"#, #"{"redriven":0}"#),
        ("drop", #"{"ids":[3]}"#, #"{"dropped":1}"#),
        ("drop", #"{"all":true}"#, #"{"dropped":1}"#),
        ("redrive", #"{"filter":{"event":"e"}}"#, #"{"redriven":0}"#),
      ] {
        let answer = try await world.post(
          "\(path)/\(action)", body, key: world.keys.admin)
        #expect(answer.text == reply)
      }
      let figures = try await world.get(path, key: world.keys.admin)
      #expect(figures.json["pending"] == 2 && figures.json["failed"] == 0)
      #expect(figures.json["claimed"] == 1)
    }
  }

  @Test(
    "Which dead letters are meant must be said",
    arguments: [
      "{}", #"{"all":false}"#, #"{"ids":[1],"all":true}"#, #"{"ids":1}"#, #"{"ids":[0]}"#,
      #"{"message_ids":["x"]}"#, #"{"filter":{}}"#, #"{"filter":{"evnt":"E"}}"#,
      #"{"filter":{"event":"E","befor":1}}"#, #"{"filter":[]}"#, "[]",
    ])
  func unsaid(body: String) async throws {
    try await NativeWorld.run { world in
      for action in ["redrive", "drop"] {
        let answer = try await world.post(
          "queues/\(NativeWorld.clientID)/\(action)", body, key: world.keys.admin)
        expectProblem(answer, 400, "invalid-argument")
      }
    }
  }

  @Test("A claim is released, in part or whole", arguments: StoreKind.allCases)
  func released(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await claim(3, on: world)
      let path = "queues/\(NativeWorld.clientID)/release"
      let key = world.keys.admin
      let part = try await world.post(path, #"{"process_id":"p","ids":[2]}"#, key: key)
      #expect(part.text == #"{"released":1}"#)
      let whole = try await world.post(path, #"{"process_id":"p"}"#, key: key)
      #expect(whole.text == #"{"released":2}"#)
      let again = try await world.post(path, #"{"process_id":"p"}"#, key: key)
      #expect(again.text == #"{"released":0}"#)
      expectProblem(try await world.post(path, "{}", key: key), 400, "invalid-argument")
    }
  }

  @Test("Only administrators change queues; unknown applications and parts are not found")
  func refused() async throws {
    try await NativeWorld.run { world in
      let path = "queues/\(NativeWorld.clientID)"
      for action in ["release", "redrive", "drop"] {
        let answer = try await world.post(
          "\(path)/\(action)", #"{"all":true}"#, key: world.keys.publish)
        expectProblem(answer, 403, "forbidden")
      }
      let key = world.keys.admin
      let unknown = try await world.post(
        "queues/nobody/drop", #"{"all":true}"#, key: key)
      expectProblem(unknown, 404, "not-found")
      expectProblem(try await world.get("\(path)/else", key: key), 404, "not-found")
    }
  }
}
