import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("The clock of a lab")
struct LabClockTests {
  private static let hour = #"{"advance":"1h"}"#

  @Test(
    "A claim whose consumer crashed is over after an hour, and the next one gets its events",
    arguments: LabServer.Kind.allCases)
  func lease(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      for number in 1...3 { try await lab.publish("ONCRMDEALUPDATE", number) }
      let lost = try await lab.claim()
      #expect(lost.ids.count == 3)
      try await #expect(lab.claim().ids.isEmpty)
      try await lab.command("clock", Self.hour)
      let again = try await lab.claim()
      #expect(again.ids == lost.ids)
      #expect(again.processID != lost.processID)
    }
  }

  @Test(
    "A client that waits gets the events of a lease that an advance ends",
    arguments: LabServer.Kind.allCases, [true, false])
  func waiting(kind: LabServer.Kind, isFrozen: Bool) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.command("clock", #"{"freeze":\#(isFrozen)}"#)
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      let lost = try await lab.claim(lease: 30)
      async let answer = lab.call(
        "event.offline.get", #"{"clear":0}"#, headers: ["Prefer": "wait=60"])
      try await lab.watched()
      try await lab.command("clock", #"{"advance":45}"#)
      let events = try await answer.json["result"]?["events"]?.arrayValue
      #expect(events?.compactMap { $0["ID"]?.stringValue } == lost.ids)
    }
  }

  @Test("A wait ends when its time is over", arguments: LabServer.Kind.allCases)
  func waitEnds(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.command("clock", #"{"freeze":true}"#)
      async let answer = lab.call("event.offline.get", headers: ["Prefer": "wait=60"])
      try await lab.watched()
      // Ends the wait however late it began.
      var replies = 0
      while !lab.store.activityFeed.observedQueues.isEmpty, replies < 1_000 {
        try await lab.command("clock", #"{"advance":60}"#)
        replies += 1
      }
      #expect(try await answer.json["result"]?["events"]?.arrayValue == [])
    }
  }

  @Test("A dead letter is retried once its time has come", arguments: LabServer.Kind.allCases)
  func retries(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let changed = try await lab.client.send(
        "PATCH", "/v1/apps/\(lab.demo.clientID)", key: lab.demo.adminKey,
        type: WebClient.jsonType, body: Array(#"{"retry":{"first_delay":600}}"#.utf8))
      #expect(changed.status == 200, "\(changed.text)")
      try await lab.command("clock", #"{"freeze":true}"#)
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      let claim = try await lab.claim()
      _ = try await lab.call(
        "event.offline.error",
        #"{"process_id":"\#(claim.processID)","message_id":["\#(claim.messageIDs[0])"]}"#)
      #expect(try await lab.queue()["failed"] == 1)
      try await lab.command("clock", Self.hour)
      #expect(try await lab.queue()["failed"] == 0)
      #expect(try await lab.claim().ids == claim.ids)
    }
  }

  @Test("A token expires when its time is over", arguments: LabServer.Kind.allCases)
  func token(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let token = try await lab.client.post(
        "/v1/tokens", #"{"client_id":"\#(lab.demo.clientID)","user_id":1,"expires_in":3600}"#,
        key: lab.demo.adminKey
      ).json["access_token"]?.stringValue
      let path = "/rest/event.offline.list?auth=\(token ?? "")"
      try await #expect(lab.client.get(path).status == 200)
      try await lab.command("clock", Self.hour)
      let expired = try await lab.client.get(path)
      #expect(expired.status == 401)
      #expect(expired.json["error"] == "expired_token")
    }
  }

  @Test("A limit on requests lets them through again", arguments: LabServer.Kind.allCases)
  func rateLimit(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind, adjust: { $0.rateLimit = RateLimit("2/1") ?? .off }) { lab in
      try await lab.command("clock", #"{"freeze":true}"#)
      for expected in [200, 200, 503] {
        try await #expect(lab.call("event.offline.list").status == expected)
      }
      try await lab.command("clock", #"{"advance":10}"#)
      try await #expect(lab.call("event.offline.list").status == 200)
    }
  }

  @Test("A delivery that failed is made again", arguments: LabServer.Kind.allCases)
  func deliveries(kind: LabServer.Kind) async throws {
    try await RecordingHandler.run([500, 500]) { handler in
      let url = handler.url
      try await LabServer.run(kind) { lab in
        try await lab.command("clock", #"{"freeze":true}"#)
        let bound = try await lab.call(
          "event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(url)","auth_type":1}"#)
        #expect(bound.status == 200, "\(bound.text)")
        try await lab.publish("ONCRMDEALUPDATE", 1)
        for attempt in 1...2 {
          #expect(try await handler.posts(attempt).count == attempt)
          try await lab.failed(Int64(attempt))
          try await lab.command("clock", Self.hour)
        }
        let posts = try await handler.posts(3)
        #expect(Set(posts.map(\.identifier)).count == 1)
      }
    }
  }

  @Test("The time stands still, jumps, runs on and follows", arguments: LabServer.Kind.allCases)
  func commands(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let start = try await lab.client.get("/lab/clock").json
      #expect(start["state"] == "following")
      let set = try await lab.command(
        "clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      #expect(set["now"] == 1_767_225_600)
      #expect(set["date"] == "2026-01-01T00:00:00.000Z")
      #expect(set["state"] == "frozen")
      #expect(try await lab.client.get("/lab/clock").json == set)
      #expect(lab.store.time.now() == Timestamp(seconds: 1_767_225_600))
      let advanced = try await lab.command("clock", #"{"advance":"1h30m"}"#)
      #expect(advanced["now"] == 1_767_231_000)
      let running = try await lab.command("clock", #"{"freeze":false}"#)
      #expect(running["state"] == "running")
      let now = try #require(running["now"]?.intValue)
      #expect((1_767_231_000...1_767_231_300).contains(now))
      let time = try await lab.call("event.offline.list").json["time"]?["date_start"]
      #expect(time?.stringValue?.hasPrefix("2026-01-01T") == true)
      let following = try await lab.command("clock", #"{"follow":true}"#)
      #expect(following["state"] == "following")
      #expect(try #require(following["now"]?.intValue) >= start["now"]?.intValue ?? .max)
    }
  }

  @Test("What makes no sense names the argument, and moves nothing")
  func refusals() async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":1767225600,"freeze":true}"#)
      let before = try await lab.client.get("/lab/clock").json
      for (body, argument) in [
        (#"{"advance":-1}"#, "advance"), (#"{"advance":"soon"}"#, "advance"),
        (#"{"advance":253402300799}"#, "advance"), (#"{"set":"soon"}"#, "set"),
        (#"{"set":true}"#, "set"), (#"{"freeze":"yes"}"#, "freeze"),
        (#"{"freeze":true,"set":-1}"#, "set"),
      ] {
        let answer = try await lab.client.post("/lab/clock", body)
        #expect(answer.status == 400, "\(body)")
        #expect(answer.json["argument"]?.stringValue == argument, "\(body): \(answer.text)")
      }
      try await #expect(lab.client.post("/lab/clock", "{}").status == 400)
      #expect(try await lab.client.get("/lab/clock").json == before)
    }
  }

  @Test("A restart goes on from the time that was stored", arguments: LabServer.Kind.allCases)
  func restart(kind: LabServer.Kind) async throws {
    let directory = try TemporaryDirectory()
    let database = try await LabServer.database(kind)
    for round in 1...2 {
      try await LabServer.run(
        directory: directory, adjust: { $0.database = database }
      ) { lab in
        if round == 1 {
          try await lab.bind("ONCRMDEALUPDATE")
          try await lab.command("clock", #"{"advance":"2d"}"#)
          try await lab.publish("ONCRMDEALUPDATE", 1)
        }
        let now = try #require(try await lab.client.get("/lab/clock").json["now"]?.intValue)
        #expect(now >= WallClock().now().seconds + 2 * 86_400 - 60)
      }
    }
  }
}
