import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

extension NativeWorld {
  fileprivate func explain(
    _ clientID: String = Self.clientID, connector: String = ""
  ) async throws -> Answer {
    try await get("queues/\(clientID)/explain?connector=\(connector)")
  }
}

extension Answer {
  /// The kinds of the reasons with their counts, as in `claimed 2`, in their order.
  fileprivate var reasons: [String] {
    (json["reasons"]?.arrayValue ?? []).map { reason in
      let count = reason["count"]?.intValue.map { " \($0)" } ?? ""
      return (reason["reason"]?.stringValue ?? "?") + count
    }
  }

  /// What the first reason of a kind says.
  fileprivate func reason(_ kind: String) -> JSONValue? {
    json["reasons"]?.arrayValue?.first { $0["reason"]?.stringValue == kind }
  }
}

@Suite("GET /v1/queues/{client_id}/explain")
struct ExplainTests {
  @Test("A queue that nothing is bound to", arguments: StoreKind.allCases)
  func noBinding(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let answer = try await world.explain()
      #expect(answer.status == 200)
      #expect(answer.json["returns_events"] == false)
      #expect(answer.reasons == ["no_binding", "nothing_published"])
      #expect(answer.json["history"] == 86_400)
      #expect(answer.reason("nothing_published")?["history"] == 86_400)
      #expect(
        answer.reason("no_binding")?["help"] == "event.bind event=NAME event_type=offline")
    }
  }

  @Test("A binding that is online, or another connector's, is no help here")
  func otherBindings() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E", connector: "erp")
      _ = try await world.store.perform(
        BindEvent(
          portal: world.portal.id, application: world.application.id,
          event: EventName(stored: "F"),
          target: .online(handler: "https://handler.example/", user: nil), connector: ""))
      let reason = try #require(try await world.explain().reason("no_binding"))
      #expect(reason["online"] == ["F"] && reason["connectors"] == ["erp"])
      #expect(reason["help"] == "event.bind event=F event_type=offline")
      try await #expect(world.explain(connector: "erp").reasons == ["nothing_published"])
    }
  }

  @Test("Events wait, then a claim holds them, then they fail", arguments: StoreKind.allCases)
  func lifeOfEvents(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      for data in 1...2 { _ = try await world.publish(#"{"event":"E","data":\#(data)}"#) }
      let waiting = try await world.explain()
      #expect(waiting.json["returns_events"] == true && waiting.reasons == ["waiting 2"])
      try await world.claim("p")
      let claimed = try await world.explain()
      #expect(claimed.json["returns_events"] == false && claimed.reasons == ["claimed 2"])
      #expect(claimed.reason("claimed")?["claim_count"] == 1)
      let until = world.clock.now().seconds + 60
      #expect(
        claimed.reason("claimed")?["claims"]
          == [["process_id": "p", "events": 2, "until": .int(until)]])
      let held = try await world.queue()
      _ = try await world.store.perform(
        FailEvents(
          queue: world.queueKey(), mode: .safe, processID: ProcessID("p"),
          messageIDs: [held[0].messageID]))
      try await #expect(world.explain().reasons == ["claimed 1", "failed 1"])
      world.clock.advance(seconds: 60)
      try await #expect(world.explain().reasons == ["waiting 1", "failed 1"])
    }
  }

  @Test("Another connector has the events", arguments: StoreKind.allCases)
  func otherConnector(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E", connector: "erp")
      _ = try await world.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
      let answer = try await world.explain()
      #expect(answer.reasons == ["other_connector 2", "no_binding", "nothing_published"])
      let reason = try #require(answer.reason("other_connector"))
      #expect(reason["help"] == "event.offline.get auth_connector=erp")
      #expect(
        reason["queues"] == [["connector": "erp", "pending": 2, "claimed": 0, "failed": 0]])
      try await #expect(world.explain(connector: "erp").reasons == ["waiting 2"])
    }
  }

  @Test("What was published in vain is named and counted", arguments: StoreKind.allCases)
  func inVain(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      _ = try await world.publish(#"{"event":"E","data":1}"#)
      try await world.bind("E")
      let own = #""origin":{"client_id":"\#(NativeWorld.clientID)"}"#
      _ = try await world.publish(#"[{"event":"E","data":1,\#(own)},{"event":"F"},{"event":"F"}]"#)
      let answer = try await world.explain()
      #expect(
        answer.reasons
          == ["suppressed 1", "unbound_name 2", "bound_too_late 1", "nothing_published"])
      let now = JSONValue.int(world.clock.now().seconds)
      #expect(
        answer.reason("unbound_name")?["events"]
          == [["event": "F", "count": 2, "last_at": now]])
      #expect(
        answer.reason("unbound_name")?["help"]
          == "restante event-name add F, then event.bind event=F event_type=offline")
      #expect(
        answer.reason("bound_too_late")?["events"]
          == [["event": "E", "count": 1, "last_at": now]])
    }
  }

  @Test("All events were fetched: the history says when")
  func fetched() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E"}"#)
      world.clock.advance(seconds: 5)
      let left = world.clock.now().seconds
      _ = try await world.store.perform(
        ClaimEvents(
          queue: world.queueKey(), processID: ProcessID("p"), limit: 50, disposition: .take))
      world.clock.advance(seconds: 5)
      let answer = try await world.explain()
      #expect(answer.reasons == ["fetched"])
      #expect(answer.reason("fetched")?["last_at"] == .int(left))
      #expect(answer.reason("fetched")?["departure"] == "taken")
    }
  }

  @Test("Claims that are never confirmed are warned of from the third on")
  func neverConfirmed() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E"}"#)
      for attempt in 1...3 {
        try await world.claim("p\(attempt)", lease: 10)
        world.clock.advance(seconds: 10)
        try await #expect(
          world.explain().reasons
            == (attempt < 3 ? ["waiting 1"] : ["waiting 1", "never_confirmed 1"]))
      }
      let reason = try await world.explain().reason("never_confirmed")
      #expect(reason?["attempts"] == 3 && reason?["examined"] == 1)
    }
  }

  @Test("A full queue refuses publications")
  func full() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let key = world.queueKey()
      _ = try await world.store.perform(
        ConfigureQueues(
          portal: key.portal, application: key.application,
          changes: QueueOverrideChanges(depthLimit: .set(DepthLimit(events: 1, overflow: .refuse))))
      )
      _ = try await world.publish(#"{"event":"E"}"#)
      let answer = try await world.explain()
      #expect(answer.reasons == ["waiting 1", "queue_full 1"])
      #expect(answer.reason("queue_full")?["limit"] == 1)
    }
  }

  @Test("An application that is not installed gets nothing")
  func notInstalled() async throws {
    try await NativeWorld.run { world in
      _ = try await world.post(
        "apps", #"{"client_id":"app.new","installed":false}"#, key: world.keys.admin)
      let answer = try await world.explain("app.new")
      #expect(answer.reasons == ["not_installed", "no_binding", "nothing_published"])
    }
  }

  @Test("In strict mode only administrators fetch")
  func strict() async throws {
    try await NativeWorld.run(mode: .strict) { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E"}"#)
      try await #expect(world.explain().reasons == ["waiting 1", "administrators_only"])
      try await world.claim("p", lease: nil)
      let claimed = try await world.explain()
      #expect(claimed.reasons == ["claimed 1", "administrators_only"])
      let claim = claimed.reason("claimed")?["claims"]?.arrayValue?.first
      #expect(claim?["until"] == .null)
    }
  }

  @Test("What was decided about portal and application comes first", arguments: StoreKind.allCases)
  func decisions(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E", connector: "erp")
      _ = try await world.publish(#"{"event":"E"}"#)
      var change = ApplicationChange()
      (change.isBlocked, change.payment) = (.set(true), .set(.ended))
      (change.allowedUsers, change.isActive) = (.set([UserID(rawValue: 2)]), .set(false))
      _ = try await world.store.perform(
        ChangeApplication(
          portal: world.portal.id, application: world.application.id, change: change,
          mode: .safe))
      var portal = PortalChange()
      (portal.offlineExtended, portal.authConnector) = (.set(false), .set(false))
      portal.offlineAccess = .set(.administrators)
      _ = try await world.store.perform(ChangePortal(portal: world.portal.id, change: portal))
      let answer = try await world.explain(connector: "erp")
      #expect(answer.json["returns_events"] == false)
      #expect(
        answer.reasons
          == [
            "inactive", "not_paid", "blocked", "feature_off", "administrators_only",
            "users_limited 1",
          ])
      #expect(answer.reason("not_paid")?["payment"] == "ended")
      #expect(
        answer.reason("feature_off")?["features"] == [
          "rest_auth_connector", "rest_offline_extended",
        ])
    }
  }

  @Test("Only an application of the portal is explained, and only to who may look")
  func refusals() async throws {
    try await NativeWorld.run { world in
      expectProblem(try await world.explain("nobody"), 404, "not-found")
      let path = "queues/\(NativeWorld.clientID)/explain"
      expectProblem(
        try await world.get(path, key: world.keys.publish), 403, "forbidden")
      expectProblem(
        try await world.post(path, "{}", key: world.keys.admin), 405,
        "method-not-allowed")
    }
  }
}
