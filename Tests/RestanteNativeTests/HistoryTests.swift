import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("History, restoring and full queues in the native API")
struct HistoryTests {
  /// Publishes events 1 to `count` and acknowledges them under the process id `p`.
  private func consume(_ count: Int, on world: NativeWorld) async throws -> QueueKey {
    try await world.bind("E")
    for data in 1...count { _ = try await world.publish(#"{"event":"E","data":\#(data)}"#) }
    let queue = world.queueKey()
    _ = try await world.store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("p"), limit: 5_000, disposition: .reserve(lease: 60)))
    _ = try await world.store.perform(
      AcknowledgeEvents(queue: queue, mode: .safe, processID: ProcessID("p")))
    return queue
  }

  private func path(_ part: String, on world: NativeWorld) -> String {
    "queues/\(NativeWorld.clientID)/\(part)"
  }

  private func post(_ part: String, _ body: String, on world: NativeWorld) async throws -> Answer {
    try await world.post(path(part, on: world), body, key: world.keys.admin)
  }

  @Test("The history is shown in pages, with all that is known", arguments: StoreKind.allCases)
  func shown(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await consume(3, on: world)
      let now = world.clock.now().seconds
      let key = world.keys.admin
      let page = try await world.get("\(path("history", on: world))?limit=2", key: key)
      #expect(page.status == 200)
      #expect(page.json["events"]?.arrayValue?.map { $0["id"] } == [3, 2])
      let message = MessageID(name: EventName(stored: "E"), data: 3).text
      #expect(
        page.json["events"]?.arrayValue?.first?.encodedString()
          == #"{"id":3,"message_id":"\#(message)","event":"E","data":3,"user_id":0,"attempts":0,"#
          + #""reason":null,"first_at":\#(now),"last_at":\#(now),"departure":"acknowledged","#
          + #""process_id":"p","left_at":\#(now)}"#)
      let next = try #require(page.json["next"]?.stringValue)
      let rest = try await world.get(
        "\(path("history", on: world))?after=\(next)&event=e&process_id=p&from=0", key: key)
      #expect(rest.json["events"]?.arrayValue?.map { $0["id"] } == [1])
      #expect(rest.json["next"] == .null)
      for (query, expected) in [("ids=1,3", [3, 1]), ("before=\(now)", []), ("event=f", [])]
        as [(String, [JSONValue])]
      {
        let found = try await world.get(
          "\(path("history", on: world))?\(query)", key: key)
        #expect(found.json["events"]?.arrayValue?.map { $0["id"] } == expected)
      }
      for query in [
        "limit=0", "after=x", "ids=1,x", "ids=0", "from=x", "before=-", "format=xml", "event=\u{1}",
      ] {
        expectProblem(
          try await world.get("\(path("history", on: world))?\(query)", key: key), 400,
          "invalid-argument")
      }
    }
  }

  @Test(
    "The history comes as JSON lines that can be published again", arguments: StoreKind.allCases)
  func lines(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await consume(2, on: world)
      let answer = try await world.get(
        "\(path("history", on: world))?limit=1&format=lines", key: world.keys.admin)
      #expect(answer.contentType == "application/x-ndjson")
      #expect(answer.header("Next-Place")?.hasSuffix("-2") == true)
      #expect(answer.text.hasSuffix("\n") && answer.text.split(separator: "\n").count == 1)
      let again = try await world.publish(answer.text)
      #expect(again.json["queued"] == 1)
      #expect(try await world.queue().map(\.data) == [Array("2".utf8)])
    }
  }

  @Test("Events are restored by what names them", arguments: StoreKind.allCases)
  func restored(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await consume(4, on: world)
      let now = world.clock.now().seconds
      for (body, restored) in [
        (#"{"ids":[2,9]}"#, 1), (#"{"process_id":"q"}"#, 0), (#"{"before":\#(now)}"#, 0),
        (#"{"filter":{"event":"f"}}"#, 0), (#"{"ids":[1,2],"process_id":"p"}"#, 1),
        (#"{"from":\#(now),"filter":{"event":"E"}}"#, 2), (#"{"all":true}"#, 0),
      ] {
        let answer = try await post("restore", body, on: world)
        #expect(
          answer.text
            == #"{"restored":\#(restored),"blocked":0,"blocked_ids":[],"next":null}"#, "\(body)")
      }
      #expect(try await world.queue().map(\.id.rawValue) == [1, 2, 3, 4])
    }
  }

  @Test(
    "A newer pending event blocks a restore, and the reply says so", arguments: StoreKind.allCases)
  func blocked(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await consume(2, on: world)
      _ = try await world.publish(#"{"event":"E","data":1}"#)
      let answer = try await post("restore", #"{"all":true}"#, on: world)
      #expect(answer.text == #"{"restored":1,"blocked":1,"blocked_ids":[1],"next":null}"#)
    }
  }

  @Test("A long restore goes on where a reply ended")
  func longRestore() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bind("E")
      let queue = world.queueKey()
      let name = EventName(stored: "E")
      let count = PostRestore.maxRestored + 1_000
      for start in stride(from: 0, to: count, by: 1_000) {
        let publications = (start..<start + 1_000).map {
          Publication(name: name, data: .int($0))
        }
        _ = try await world.store.perform(
          PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
        _ = try await world.store.perform(
          ClaimEvents(
            queue: queue, processID: ProcessID("x"), limit: 1_000, disposition: .take))
      }
      let first = try await post("restore", #"{"all":true}"#, on: world)
      #expect(first.json["restored"] == .int(PostRestore.maxRestored))
      let next = try #require(first.json["next"]?.stringValue)
      let second = try await post("restore", #"{"all":true,"after":"\#(next)"}"#, on: world)
      #expect(second.json["restored"] == 1_000)
    }
  }

  @Test(
    "What is to be restored must be said",
    arguments: [
      "{}", #"{"all":false}"#, #"{"ids":[1],"all":true}"#, #"{"ids":1}"#, #"{"filter":{}}"#,
      #"{"after":"x","all":true}"#, #"{"from":"x"}"#, "[]",
    ])
  func unsaid(body: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await post("restore", body, on: world)
      expectProblem(answer, 400, "invalid-argument")
    }
  }

  @Test("Readers see the history, administrators restore; unknown applications are not found")
  func refused() async throws {
    try await NativeWorld.run { world in
      for part in ["history", "restore"] {
        let answer =
          part == "history"
          ? try await world.get(path(part, on: world), key: world.keys.publish)
          : try await world.post(
            path(part, on: world), #"{"all":true}"#, key: world.keys.publish)
        expectProblem(answer, 403, "forbidden")
      }
      let key = world.keys.admin
      expectProblem(
        try await world.get("queues/nobody/history", key: key), 404, "not-found")
      expectProblem(
        try await world.post("queues/nobody/restore", #"{"all":true}"#, key: key),
        404, "not-found")
    }
  }

  @Test(
    "A full queue refuses with 503, names itself and takes nothing", arguments: StoreKind.allCases)
  func full(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      _ = try await world.send(
        "PATCH", "apps/\(NativeWorld.clientID)",
        #"{"depth_limit":{"events":1,"overflow":"refuse"}}"#)
      _ = try await world.publish(#"{"event":"E","data":1}"#)
      for attempt in [nil, "key"] {
        let answer = try await world.publish(
          #"[{"event":"E","data":1},{"event":"E","data":2}]"#, attempt: attempt)
        expectProblem(answer, 503, "queue-full")
        #expect(answer.json["detail"]?.stringValue?.contains(NativeWorld.clientID) == true)
        #expect(answer.header("Retry-After") == "1")
      }
      #expect(try await world.publish(#"{"event":"E","data":1}"#).status == 200)
      #expect(try await world.queue().count == 1)
    }
  }
}
