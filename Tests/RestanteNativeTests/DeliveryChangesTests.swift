import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteNative

@Suite("POST /v1/deliveries/redrive, park and drop")
struct DeliveryChangesTests {
  @Test(
    "All deliveries of a handler are parked, redriven and dropped, those of others are not",
    arguments: StoreKind.allCases)
  func handlers(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      for name in ["a", "b"] { try await world.bindOnline(to: "https://\(name).example/") }
      try await world.publish(1...3)
      let parked = try await world.post("deliveries/park", #"{"handler":1}"#)
      #expect(parked.json == ["parked": 3, "more": false])
      #expect(try await world.deliveries("parked") == ["1/1", "1/2", "1/3"])
      #expect(try await world.deliver(.replied(200)).map(\.handler.rawValue) == [2])
      let redriven = try await world.post("deliveries/redrive", #"{"handler":1}"#)
      #expect(redriven.json == ["redriven": 3, "more": false])
      #expect(try await world.deliveries("waiting") == ["1/1", "1/2", "1/3"])
      _ = try await world.post("deliveries/park", #"{"handler":1}"#)
      let dropped = try await world.post("deliveries/drop", #"{"handler":1}"#)
      #expect(dropped.json == ["dropped": 3, "more": false])
      expectProblem(try await world.get("deliveries/1/1"), 404, "not-found")
      // Nothing is left that could be.
      #expect(
        try await world.post("deliveries/drop", #"{"handler":1}"#).json
          == ["dropped": 0, "more": false])
      #expect(
        try await world.post("deliveries/redrive", #"{"handler":2}"#).json
          == ["redriven": 0, "more": false])
    }
  }

  @Test(
    "Named deliveries are changed, and those that cannot be are left alone",
    arguments: StoreKind.allCases)
  func named(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      try await world.publish(1...3)
      let names =
        #"{"deliveries":[{"handler":1,"id":1},{"handler":1,"id":3},{"handler":9,"id":1}]}"#
      #expect(try await world.post("deliveries/drop", names).json == ["dropped": 0, "more": false])
      #expect(try await world.post("deliveries/park", names).json == ["parked": 2, "more": false])
      #expect(try await world.deliveries("waiting") == ["1/2"])
      let one = #"{"deliveries":[{"handler":1,"id":3}]}"#
      #expect(
        try await world.post("deliveries/redrive", one).json == ["redriven": 1, "more": false])
      #expect(try await world.post("deliveries/drop", names).json == ["dropped": 1, "more": false])
      #expect(try await world.deliveries("waiting") == ["1/2", "1/3"])
    }
  }

  @Test("Each change leaves a record: who, which and how many; what changes nothing leaves none")
  func records() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      try await world.publish(1...3)
      _ = try await world.post("deliveries/drop", #"{"handler":1}"#)
      #expect(try await world.log().isEmpty)
      _ = try await world.post("deliveries/park", #"{"handler":1}"#)
      let names: JSONValue = [["handler": 1, "id": 2]]
      _ = try await world.manage(
        "POST", "deliveries/redrive?portal=portal.test", ["deliveries": names])
      _ = try await world.post("deliveries/drop", #"{"handler":1}"#)
      let log = try await world.log()
      #expect(log.map { $0["action"] } == ["delivery.drop", "delivery.redrive", "delivery.park"])
      #expect(log.map { $0["subject"] } == ["1", "", "1"])
      #expect(
        log.map { $0["detail"] } == [
          ["handler": 1, "count": 2], ["deliveries": names, "count": 1],
          ["handler": 1, "count": 3],
        ])
      #expect(log.map { $0["actor"]?["label"] } == ["admin", "server", "admin"])
    }
  }

  @Test("Many are changed in several transactions, each with its record")
  func batches() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bindOnline()
      for start in [1, 601] { try await world.publish(start...start + 599) }
      let parked = try await world.post("deliveries/park", #"{"handler":1}"#)
      #expect(parked.json["parked"] == 1_200)
      #expect(try await world.log().map { $0["detail"]?["count"] } == [200, 500, 500])
      let names = (1...1_000).map { #"{"handler":1,"id":\#($0)}"# }.joined(separator: ",")
      let redriven = try await world.post("deliveries/redrive", #"{"deliveries":[\#(names)]}"#)
      #expect(redriven.json["redriven"] == 1_000)
      let detail = try #require(try await world.log().first?["detail"])
      #expect(detail["deliveries"]?.arrayValue?.count == AuditDetail.maxElements)
      #expect(detail["deliveries_count"] == 1_000 && detail["count"] == 500)
    }
  }

  @Test("A request changes a bounded number, and says that there are more")
  func bounded() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      try await world.publish(1...5)
      let portal = try #require(try await world.store.portal(domain: NativeWorld.domain))
      let call = NativeCall(
        context: world.api.context,
        holder: KeyHolder(
          key: SecretHash(of: "k"), label: "", isServer: false, mayAdminister: true,
          portal: portal),
        parameters: [:], members: .anything,
        request: NativeRequest(
          verb: "POST", segments: [], query: [:], contentType: nil, authorization: nil,
          idempotencyKey: nil, source: "", body: Array(#"{"handler":1}"#.utf8)))
      var replies: [JSONValue] = []
      for _ in 0..<3 {
        let batches = DeliveryBatches(call, "parked", in: [.waiting], largest: 2)
        let reply = try await batches.run("delivery.park") {
          ParkDeliveries(portal: $0, selection: $1, limit: $2)
        }
        replies.append(Answer(reply).json)
      }
      #expect(
        replies == [
          ["parked": 2, "more": true], ["parked": 2, "more": true], ["parked": 1, "more": false],
        ])
    }
  }

  @Test(
    "What makes no sense is refused and changes nothing",
    arguments: [
      ("{}", nil), (#"{"handler":null}"#, nil),
      (#"{"handler":1,"deliveries":[{"handler":1,"id":1}]}"#, nil), (#"{"handler":0}"#, "handler"),
      (#"{"handler":"1"}"#, "handler"), (#"{"deliveries":[]}"#, "deliveries"),
      (#"{"deliveries":{"handler":1,"id":1}}"#, "deliveries"),
      (#"{"deliveries":[{"handler":1}]}"#, "deliveries"),
      (#"{"deliveries":[{"handler":1,"id":0}]}"#, "deliveries"),
      (#"{"deliveries":[{"handler":1,"id":1,"x":1}]}"#, "deliveries[0].x"),
      (#"{"all":true}"#, "all"),
    ] as [(String, String?)])
  func refusals(body: String, argument: String?) async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      try await world.publish(1...1)
      for verb in ["park", "redrive", "drop"] {
        let answer = try await world.post("deliveries/\(verb)", body)
        expectProblem(answer, 400, "invalid-argument")
        #expect(answer.json["argument"] == argument.map { .string($0) })
      }
      let many = Array(repeating: #"{"handler":1,"id":1}"#, count: 1_001).joined(separator: ",")
      let answer = try await world.post("deliveries/park", #"{"deliveries":[\#(many)]}"#)
      expectProblem(answer, 400, "invalid-argument")
      #expect(try await world.deliveries("waiting") == ["1/1"])
    }
  }

  @Test("Only administrators change deliveries, and only those of their portal")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline("X")
      try await world.bindOnline()
      try await world.publish(1...2)
      let other = try await world.addPortal()
      for verb in ["park", "redrive", "drop"] {
        for key in [world.keys.read, world.keys.publish] {
          let answer = try await world.post("deliveries/\(verb)", #"{"handler":2}"#, key: key)
          expectProblem(answer, 403, "forbidden")
        }
        let foreign = try await world.post("deliveries/\(verb)", #"{"handler":2}"#, key: other)
        expectProblem(foreign, 404, "not-found")
        let named = try await world.post(
          "deliveries/\(verb)", #"{"deliveries":[{"handler":2,"id":1}]}"#, key: other)
        #expect(named.json["more"] == false && !named.text.contains(":1"))
      }
      #expect(try await world.deliveries("waiting") == ["2/1", "2/2"])
    }
  }
}
