import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("Looking at the events of a queue in the native API")
struct QueueEventsTests {
  private static let events = "queues/\(NativeWorld.clientID)/events"

  private func ids(_ answer: Answer) -> [Int64] {
    (answer.json["events"]?.arrayValue ?? []).compactMap { $0["id"]?.intValue }
  }

  @Test(
    "Events are shown by state, with who holds them and until when",
    arguments: StoreKind.allCases)
  func states(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      _ = try await world.publish(#"[{"event":"E","data":1,"user_id":7},{"event":"E","data":2}]"#)
      let now = world.clock.now().seconds
      let message = MessageID(name: EventName(stored: "E"), data: 1).text
      let pending = try await world.get(Self.events, key: world.keys.read)
      #expect(pending.status == 200 && pending.json["state"] == "pending")
      #expect(pending.json["next"] == .null)
      #expect(
        pending.json["events"]?.arrayValue?.first?.encodedString()
          == #"{"id":1,"message_id":"\#(message)","event":"E","state":"pending","user_id":7,"#
          + #""data":1,"damaged":false,"first_at":\#(now),"last_at":\#(now),"attempts":0,"#
          + #""failed_at":null,"reason":null,"retry_at":null,"process_id":null,"until":null,"#
          + #""departure":null,"left_at":null,"repeats":0,"#
          + #""published_by":"\#(CredentialID(of: SecretHash(of: world.keys.publish)))","#
          + #""traceparent":null}"#)
      try await world.claim("p", lease: 60)
      let held = try await world.get("\(Self.events)?state=claimed&limit=1")
      let event = held.json["events"]?.arrayValue?.first
      #expect(event?["process_id"] == "p" && event?["until"] == .int(now + 60))
      let next = try #require(held.json["next"]?.stringValue)
      #expect(ids(try await world.get("\(Self.events)?state=claimed&after=\(next)")) == [2])
      _ = try await world.store.perform(
        AcknowledgeEvents(
          queue: world.queueKey(), mode: .safe, processID: ProcessID("p"),
          selection: .ids([EventID(rawValue: 1)])))
      let past = try await world.get("\(Self.events)?state=past")
      #expect(past.json["events"]?.arrayValue?.first?["departure"] == "acknowledged")
      #expect(past.json["events"]?.arrayValue?.first?["left_at"] == .int(now))
    }
  }

  @Test("An event shows its trace, its last publisher, and how often it occurred again")
  func provenance() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      let event = #"{"event":"E","data":1}"#
      _ = try await world.publish(event)
      var again = NativeRequest(
        verb: "POST", segments: ["events"], contentType: "application/json",
        authorization: "Bearer \(world.keys.publish)", body: Array("[\(event),\(event)]".utf8))
      again.traceParent = trace
      #expect(try await world.api.respond(to: again).status == 200)
      let shown = try await world.get("\(Self.events)/1", key: world.keys.read).json
      #expect(shown["repeats"] == 2)
      #expect(shown["traceparent"] == .string(trace))
      let key = CredentialID(of: SecretHash(of: world.keys.publish))
      #expect(shown["published_by"] == .string("\(key)"))
    }
  }

  @Test("Events are found by name, time and text, in both orders")
  func found() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      try await world.bind("F")
      let start = world.clock.now().seconds
      _ = try await world.publish(#"[{"event":"E","data":"Apple"},{"event":"F","data":"pear"}]"#)
      world.clock.advance(seconds: 10)
      _ = try await world.publish(#"{"event":"E","data":"PEAR"}"#)
      for (query, expected) in [
        ("event=e", [1, 3]), ("text=pear", [2, 3]), ("from=\(start + 1)", [3]),
        ("before=\(start + 1)", [1, 2]), ("text=pear&event=F", [2]), ("order=newest", [3, 2, 1]),
        ("order=newest&limit=1", [3]), ("text=plum", []), ("order=oldest", [1, 2, 3]),
      ] as [(String, [Int64])] {
        #expect(ids(try await world.get("\(Self.events)?\(query)")) == expected, "\(query)")
      }
    }
  }

  @Test(
    "What is wrong with the query is said",
    arguments: [
      "state=failed", "limit=0", "limit=1001", "after=x", "after=1", "from=x", "before=-1",
      "order=random", "text=", "event=\u{1}",
    ])
  func wrong(query: String) async throws {
    try await NativeWorld.run { world in
      expectProblem(try await world.get("\(Self.events)?\(query)"), 400, "invalid-argument")
    }
  }

  @Test("One event is shown with what operators did", arguments: StoreKind.allCases)
  func story(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      _ = try await world.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
      try await world.claim("p")
      _ = try await world.store.perform(
        FailEvents(
          queue: world.queueKey(), mode: .safe, processID: ProcessID("p"),
          messageIDs: (1...2).map { MessageID(name: EventName(stored: "E"), data: .int($0)) },
          reason: "bad"))
      _ = try await world.post("queues/\(NativeWorld.clientID)/redrive", #"{"ids":[2]}"#)
      world.clock.advance(seconds: 5)
      _ = try await world.post("queues/\(NativeWorld.clientID)/redrive", #"{"all":true}"#)
      let first = try await world.get("\(Self.events)/1", key: world.keys.read)
      #expect(first.status == 200 && first.json["state"] == "pending")
      #expect(first.json["reason"] == "bad" && first.json["attempts"] == 1)
      let now = world.clock.now().seconds
      #expect(
        first.json["operations"]?.encodedString()
          == #"[{"at":\#(now),"action":"queue.redrive","count":1,"certain":false}]"#)
      let second = try await world.get("\(Self.events)/2").json["operations"]?.arrayValue ?? []
      #expect(second.map { $0["certain"] } == [false, true])
      let log = try await world.log()
      #expect(log.count == 2, "looking leaves no record")
      for id in ["3", "0", "x", "99999999999999999999"] {
        expectProblem(try await world.get("\(Self.events)/\(id)"), 404, "not-found")
      }
    }
  }

  @Test("A key for reading may look, one for publishing may not, and nobody into another portal")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E","data":1}"#)
      let stranger = try await world.addPortal()
      for path in [Self.events, "\(Self.events)/1"] {
        #expect(try await world.get(path, key: world.keys.read).status == 200)
        expectProblem(try await world.get(path, key: world.keys.publish), 403, "forbidden")
        expectProblem(try await world.get(path, key: stranger), 404, "not-found")
        expectProblem(try await world.get(path, key: nil), 401, "unauthorized")
      }
      expectProblem(try await world.get("queues/nobody/events"), 404, "not-found")
    }
  }
}
