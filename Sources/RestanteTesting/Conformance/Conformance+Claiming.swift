import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let claiming: [[ConformanceCase]] = [
    ConformanceCase.both("taken events are returned as unclaimed and are gone") { scene in
      try await scene.publish("a", "b")
      let before = try await scene.events()
      #expect(try await scene.take() == before)
      #expect(try await scene.states() == [])
      #expect(try await scene.take() == [])
    },
    ConformanceCase.both("reserved events are returned as held and change nothing else") { scene in
      try await scene.publish("a", "b")
      var expected = try await scene.events()
      for index in expected.indices { expected[index].processID = ProcessID("p") }
      try await scene.advance(100)
      #expect(try await scene.claim("p") == expected)
      #expect(try await scene.events() == expected)
    },
    ConformanceCase.both("held events are hidden from other claims") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.claim("q").numbers == [2])
      #expect(try await scene.take() == [])
      #expect(try await scene.take(failed: true) == [])
      #expect(try await scene.states() == ["1 held by p", "2 held by q"])
    },
    ConformanceCase.both("a claim of failed events sees only failed ones") { scene in
      try await scene.makeFailed("a")
      try await scene.publish("b")
      #expect(try await scene.take().numbers == [2])
      let claimed = try await scene.claim("p", failed: true)
      #expect(claimed.numbers == [1])
      #expect(claimed.allSatisfy { $0.isFailed })
      #expect(try await scene.states() == ["1 failed, held by p"])
      #expect(try await scene.take(failed: true) == [])
    },
    ConformanceCase.both("failed events can be taken") { scene in
      try await scene.makeFailed("a")
      try await scene.publish("b")
      let taken = try await scene.take(failed: true)
      #expect(taken.numbers == [1])
      #expect(taken.first?.isFailed == true && taken.first?.processID == .unclaimed)
      #expect(try await scene.states() == ["2 pending"])
    },
    ConformanceCase.both("an empty queue and one that never was answer no events") { scene in
      let claimed = try await scene.claim("p")
      #expect(claimed == [])
      #expect(try await scene.take() == [])
      let unknown = scene.with(scene.fixture.application.queue(connector: "never"))
      #expect(try await unknown.claim("p") == [])
      #expect(try await unknown.take() == [])
      #expect(try await unknown.states() == [])
    },
    ConformanceCase.both("a claim that finds nothing changes nothing") { scene in
      try await scene.publish("a")
      let filter = EventFilter([.init(.id, .equal, [.number(99)])])
      #expect(try await scene.claim("p", filter: filter) == [])
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.both("a claim takes only what passes its filter") { scene in
      try await scene.publish("a", "b", "c")
      let filter = EventFilter([.init(.id, .greater, [.number(1)])])
      #expect(try await scene.take(filter: filter).numbers == [2, 3])
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.both("the limit counts events that pass the filter") { scene in
      try await scene.publish("a", "b", "c", "d")
      let filter = EventFilter([.init(.id, .greater, [.number(1)])])
      #expect(try await scene.take(filter: filter, limit: 2).numbers == [2, 3])
      #expect(try await scene.take(limit: 1).numbers == [1])
      #expect(try await scene.states() == ["4 pending"])
    },
  ]

  static let ordering: [[ConformanceCase]] = [
    ConformanceCase.both("by default the oldest last occurrence comes first") { scene in
      try await scene.publish("a")
      try await scene.advance(1)
      try await scene.publish("b")
      try await scene.advance(1)
      try await scene.publish("a")
      #expect(try await scene.claim("p").numbers == [2, 1])
    },
    ConformanceCase.both("ties are broken by ascending number, in descending orders too") {
      scene in
      try await scene.publish("c", "a", "b")
      for field in [EventField.occurredAt, .name, .processID, .failed] {
        for descending in [false, true] {
          let order = EventOrder([.init(field, descending: descending)])
          #expect(try await scene.ordered(order) == [1, 2, 3], "\(order)")
        }
      }
      #expect(try await scene.ordered(EventOrder([])) == [1, 2, 3])
    },
    ConformanceCase.both("events can be ordered by every field, both ways") { scene in
      try await scene.publishAssorted()
      let ascending: [(EventField, [Int64])] = [
        (.id, [1, 2, 3, 4]), (.occurredAt, [1, 2, 4, 3]), (.name, [1, 3, 2, 4]),
        (.processID, [2, 3, 4, 1]), (.failed, [1, 3, 4, 2]),
      ]
      for (field, expected) in ascending {
        #expect(try await scene.ordered(EventOrder([.init(field)])) == expected, "\(field)")
      }
      let descending: [(EventField, [Int64])] = [
        (.id, [4, 3, 2, 1]), (.occurredAt, [3, 4, 2, 1]), (.name, [2, 4, 1, 3]),
        (.processID, [1, 2, 3, 4]), (.failed, [2, 1, 3, 4]),
      ]
      for (field, expected) in descending {
        let order = EventOrder([.init(field, descending: true)])
        #expect(try await scene.ordered(order) == expected, "\(field) descending")
      }
    },
    ConformanceCase.both("message ids are ordered as text") { scene in
      let keys = (0..<20).map { "key \($0)" }
      try await scene.publish(keys.map { QueueScene.occurrence($0) })
      let listed = try await scene.store.listEvents(
        ListEvents(queue: scene.queue, order: EventOrder([.init(.messageID)])))
      let texts = listed.events.map(\.messageID.text)
      #expect(texts.count == 20 && texts == texts.sorted())
    },
    ConformanceCase.both("later sort keys decide where earlier ones are equal") { scene in
      try await scene.publishAssorted()
      let order = EventOrder([.init(.name), .init(.occurredAt, descending: true)])
      #expect(try await scene.ordered(order) == [3, 1, 4, 2])
    },
    ConformanceCase.both("claims and second reads honour the order before the limit") { scene in
      try await scene.publish("a", "b", "c", "d")
      let order = EventOrder([.init(.id, descending: true)])
      #expect(try await scene.claim("p", order: order, limit: 3).numbers == [4, 3, 2])
      #expect(try await scene.reread("p", order: order, limit: 2).numbers == [4, 3])
      #expect(try await scene.reread("p", limit: 2).numbers == [2, 3])
      #expect(try await scene.take(order: order).numbers == [1])
    },
  ]
}

extension QueueScene {
  /// The numbers of all events in an order.
  func ordered(_ order: EventOrder) async throws -> [Int64] {
    try await store.listEvents(ListEvents(queue: queue, order: order)).events.numbers
  }

  /// Makes four events that differ in every field: 1 is held by `worker`, 2 failed, 3 occurred
  /// again last; 1 and 3 are deals, 2 and 4 leads; each occurred a second after the one before.
  func publishAssorted() async throws {
    try await fixture.application.bindOffline(Self.lead, in: store)
    let lead = { (key: String) in
      Publication(name: Self.lead, data: .string(key), messageID: Self.messageID(key))
    }
    try await publish("a")
    try await claim("worker")
    try await advance(1)
    try await publish([lead("b")])
    try await claim("q")
    try await fail("q", "b")
    try await advance(1)
    try await publish("c")
    try await advance(1)
    try await publish([lead("d")])
    try await advance(1)
    try await publish("c")
  }
}
