import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

extension NativeWorld {
  fileprivate func reasons(connector: String = "") async throws -> [JSONValue] {
    try await get("queues/\(Self.clientID)/explain?connector=\(connector)")
      .json["reasons"]?.arrayValue ?? []
  }

  fileprivate func kinds() async throws -> [String] {
    try await reasons().map { $0["reason"]?.stringValue ?? "" }
  }

  fileprivate func take() async throws {
    _ = try await store.perform(
      ClaimEvents(queue: queueKey(), processID: ProcessID("t"), limit: 50, disposition: .take))
  }

  fileprivate func publishOwnChange() async throws {
    let own = #""origin":{"client_id":"\#(Self.clientID)"}"#
    _ = try await publish(#"{"event":"E","data":1,\#(own)}"#)
  }
}

@Suite("The order of explanations, their counts and their remedies")
struct ExplanationOrderTests {
  @Test("Of what happened, the latest comes first", arguments: StoreKind.allCases)
  func latestFirst(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      try await world.publishOwnChange()
      _ = try await world.publish(#"{"event":"F"}"#)
      #expect(try await world.kinds() == ["suppressed", "unbound_name", "nothing_published"])
      world.clock.advance(seconds: 1)
      _ = try await world.publish(#"{"event":"E"}"#)
      try await world.take()
      #expect(try await world.kinds() == ["fetched", "suppressed", "unbound_name"])
      world.clock.advance(seconds: 1)
      _ = try await world.publish(#"{"event":"F"}"#)
      #expect(try await world.kinds() == ["unbound_name", "fetched", "suppressed"])
      world.clock.advance(seconds: 1)
      try await world.publishOwnChange()
      #expect(try await world.kinds() == ["suppressed", "unbound_name", "fetched"])
    }
  }

  @Test("What holds things up now comes before what happened")
  func presentFirst() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E"}"#)
      try await world.claim("p")
      world.clock.advance(seconds: 1)
      try await world.publishOwnChange()
      #expect(try await world.kinds() == ["claimed", "suppressed"])
    }
  }

  @Test("A name that Bitrix24 does not have is added before it is bound")
  func ownNames() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"ON IT'S"}"#)
      func help() async throws -> JSONValue? { try await world.reasons().first?["help"] }
      let bind = "event.bind event=ON IT'S event_type=offline"
      #expect(
        try await help()
          == .string(#"restante event-name add 'ON IT'\''S', then \#(bind)"#))
      _ = try await world.post("event-names", #"{"event":"ON IT'S"}"#)
      #expect(try await help() == .string(bind))
      world.clock.advance(seconds: 1)
      _ = try await world.publish(#"{"event":"ONCRMDEALADD"}"#)
      #expect(try await help() == "event.bind event=ONCRMDEALADD event_type=offline")
    }
  }

  @Test("A full queue says how much it holds, and what the limit is")
  func fullQueue() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      try await world.publish(1...4)
      let key = world.queueKey()
      _ = try await world.store.perform(
        ConfigureQueues(
          portal: key.portal, application: key.application,
          changes: QueueOverrideChanges(depthLimit: .set(DepthLimit(events: 2, overflow: .refuse))))
      )
      let reason = try await world.reasons().first { $0["reason"] == "queue_full" }
      #expect(reason?["count"] == 4 && reason?["limit"] == 2)
      #expect(
        reason?["text"]?.stringValue?.hasPrefix(
          "The queue holds 4 pending events; the limit is 2.") == true)
    }
  }

  @Test("Where only the oldest events are looked at, a count is a minimum")
  func minimum() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bind("E")
      func fail() async throws -> JSONValue? {
        for attempt in 1...3 {
          try await world.claim("p\(attempt)", lease: 10)
          world.clock.advance(seconds: 10)
        }
        return try await world.reasons().first { $0["reason"] == "never_confirmed" }
      }
      try await world.publish(1...QueueSituation.maxOldest)
      let exact = try await fail()
      #expect(exact?["count"] == 200 && exact?["at_least"] == nil)
      #expect(exact?["text"]?.stringValue?.hasPrefix("200 events returned") == true)
      try await world.publish(1_000...1_000)
      let least = try await fail()
      #expect(least?["count"] == 200 && least?["at_least"] == true)
      let text = try #require(least?["text"]?.stringValue)
      #expect(text.hasPrefix("At least 200 events returned"))
      #expect(text.hasSuffix("Only the oldest 200 events were examined."))
    }
  }

  @Test("A record that is full may have forgotten names: its counts are a minimum")
  func forgottenNames() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      for number in 1...QueueEvidence.maxUnboundEvents {
        let before = try await world.reasons().first { $0["reason"] == "unbound_name" }
        #expect(before?["at_least"] == nil)
        _ = try await world.publish(#"{"event":"F\#(number)"}"#)
      }
      let reason = try await world.reasons().first { $0["reason"] == "unbound_name" }
      #expect(reason?["at_least"] == true)
      #expect(reason?["text"]?.stringValue?.hasPrefix("At least 100 publications") == true)
    }
  }

  @Test("With more handlers than are looked at, counts are a minimum")
  func manyHandlers() async throws {
    try await NativeWorld.run(.sqlite) { world in
      for number in 1...HandlerSituation.maximum {
        try await world.bindOnline(to: "https://h.example/\(number)")
      }
      try await world.publish(1...1)
      func pending() async throws -> JSONValue? {
        try await world.reasons().first { $0["reason"] == "deliveries_pending" }
      }
      let exact = try await pending()
      #expect(exact?["count"] == 100 && exact?["at_least"] == nil)
      try await world.bindOnline(to: "https://h.example/more")
      let least = try await pending()
      #expect(least?["count"] == 100 && least?["at_least"] == true)
      #expect(least?["text"]?.stringValue?.hasPrefix("At least 100 events") == true)
    }
  }

  @Test("An event that an operator purged was not fetched")
  func purged() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E"}"#)
      _ = try await world.post(
        "queues/\(NativeWorld.clientID)/purge", #"{"state":"pending","all":true}"#)
      let reason = try await world.reasons().first
      #expect(reason?["departure"] == "purged")
      #expect(reason?["text"] == "The queue is empty: an operator purged the last event.")
    }
  }

  @Test("Names with spaces are one word of a remedy")
  func quoted() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E", connector: "one two")
      _ = try await world.publish(#"{"event":"E"}"#)
      try await world.claim("p", connector: "one two")
      let reason = try await world.reasons(connector: "one two").first
      #expect(
        reason?["help"]?.stringValue?.hasSuffix(
          "restante queue release app.1 --connector 'one two' PROCESS-ID") == true)
    }
  }
}
