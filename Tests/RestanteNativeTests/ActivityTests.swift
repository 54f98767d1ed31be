import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("GET /v1/activity")
struct ActivityTests {
  @Test("What was recorded of a portal, by minutes or quarter hours", arguments: StoreKind.allCases)
  func periods(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let portal = world.queueKey().portal
      let now = world.clock.now()
      try await world.store.perform(
        RecordActivity(
          portal: portal, counts: ActivityCounts(arrived: 4, claimed: 3, failed: 1, left: 2),
          depth: QueueDepth(pending: 7, claimed: 6, failed: 5)))
      let figures =
        #""arrived":4,"claimed":3,"failed":1,"left":2,"#
        + #""at_end":{"pending":7,"claimed":6,"failed":5}}]}"#
      for (path, span) in [("activity", SampleSpan.minute), ("activity?period=day", .quarter)] {
        let reply = try await world.get(path, key: world.keys.admin)
        #expect(reply.status == 200)
        #expect(
          reply.text == #"{"from":\#(span.oldest(at: now).seconds),"to":\#(now.seconds),"#
            + #""span_seconds":\#(span.rawValue),"spans":[{"at":\#(span.start(of: now).seconds),"#
            + figures)
      }
    }
  }

  @Test("Other periods are refused, and so are keys that are not for administration")
  func refused() async throws {
    try await NativeWorld.run(.model) { world in
      let week = try await world.get("activity?period=week", key: world.keys.admin)
      #expect(week.status == 400 && week.text.contains(#""argument":"period""#))
      #expect(try await world.get("activity", key: world.keys.publish).status == 403)
    }
  }
}
