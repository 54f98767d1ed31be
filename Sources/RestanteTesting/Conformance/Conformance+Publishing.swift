import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let publishing: [[ConformanceCase]] = [
    ConformanceCase.both("a first occurrence is a pending event with the publisher's values") {
      scene in
      let user = ActingUser.user(UserID(rawValue: 7))
      let data: JSONValue = ["FIELDS": ["ID": 759, "TITLE": "Сделка/1 <b>"]]
      let receipt = try await scene.publish([
        Publication(name: QueueScene.deal, data: data, user: user)
      ])
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1))
      let event = try #require(try await scene.events().first)
      #expect(event.id == EventID(rawValue: 1))
      #expect(event.name == QueueScene.deal)
      #expect(event.data == data.encoded())
      #expect(event.user == user)
      #expect(event.messageID == MessageID(name: QueueScene.deal, data: data))
      #expect(event.processID == .unclaimed && !event.isFailed)
      #expect(event.attempts == 0 && event.failedAt == nil)
      #expect(event.firstOccurredAt == event.occurredAt)
    },
    ConformanceCase.both("every kind of acting user and absent data are kept as they are") {
      scene in
      let users: [ActingUser] = [.nobody, .user(UserID(rawValue: 1)), .undisclosed]
      try await scene.publish(
        users.enumerated().map { number, user in
          Publication(
            name: QueueScene.deal, messageID: QueueScene.messageID("\(number)"), user: user)
        })
      let events = try await scene.events()
      #expect(events.map(\.user) == users)
      #expect(events.allSatisfy { $0.data == Array("false".utf8) })
    },
    ConformanceCase.both("times have whole seconds and follow the store's clock") { scene in
      try await scene.publish("a")
      try await scene.advance(61)
      try await scene.publish("b")
      let times = [try await scene.event(1), try await scene.event(2)].map(\.occurredAt)
      #expect(times[1] - times[0] == 61)
    },
    ConformanceCase.both("events of one publication are numbered in its order") { scene in
      let receipt = try await scene.publish("c", "a", "b")
      #expect(receipt == PublishReceipt(accepted: 3, queued: 3))
      let messageIDs = try await scene.events().map(\.messageID)
      #expect(messageIDs == ["c", "a", "b"].map(QueueScene.messageID))
      #expect(try await scene.events().numbers == [1, 2, 3])
    },
    ConformanceCase.both("publishing nothing does nothing") { scene in
      let receipt = try await scene.publish([])
      #expect(receipt == PublishReceipt())
      #expect(try await scene.states() == [])
    },
    ConformanceCase.both("numbers are never used again") { scene in
      try await scene.publish("a", "b")
      try await scene.take()
      try await scene.publish("a")
      #expect(try await scene.states() == ["3 pending"])
    },
    ConformanceCase.both("the connectors of an application share its numbers") { scene in
      let other = try await scene.bound(connector: "sync")
      let receipt = try await scene.publish("a")
      #expect(receipt == PublishReceipt(accepted: 1, queued: 2))
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await other.states() == ["2 pending"])
    },
    ConformanceCase.both("each application numbers its own events") { scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      try await second.bindOffline(QueueScene.deal, in: scene.store)
      try await scene.publish("a", "b")
      #expect(try await scene.events().numbers == [1, 2])
      #expect(try await scene.with(second.queue()).events().numbers == [1, 2])
    },
    ConformanceCase.both("events with long data come back to the byte") { scene in
      let text = String(repeating: "ä€😀\\\"\n", count: 20_000)
      try await scene.publish([QueueScene.occurrence("a", data: .string(text))])
      #expect(try await scene.take().first?.data == JSONValue.string(text).encoded())
    },
  ]

  static let coalescing: [[ConformanceCase]] = [
    ConformanceCase.both("a repeat refreshes the pending event and keeps its number") { scene in
      let user = ActingUser.user(UserID(rawValue: 2))
      try await scene.publish([QueueScene.occurrence("a", data: "old", user: .nobody)])
      try await scene.advance(5)
      let receipt = try await scene.publish([
        QueueScene.occurrence("a", data: "new", user: user)
      ])
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1))
      let events = try await scene.events()
      let event = try #require(events.first)
      #expect(events.numbers == [1])
      #expect(event.data == JSONValue("new").encoded())
      #expect(event.user == user)
      #expect(event.occurredAt - event.firstOccurredAt == 5)
    },
    ConformanceCase.both("a repeat burns no number") { scene in
      try await scene.publish("a")
      try await scene.publish("a", "a")
      try await scene.publish("b")
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.both("equal keys in one publication end as the last one") { scene in
      let receipt = try await scene.publish([
        QueueScene.occurrence("a", data: 1), QueueScene.occurrence("b", data: 2),
        QueueScene.occurrence("a", data: 3),
      ])
      #expect(receipt == PublishReceipt(accepted: 3, queued: 3))
      #expect(try await scene.events().map(\.data) == [3, 2].map { JSONValue.int($0).encoded() })
    },
    ConformanceCase.both("a repeat under a chosen message id takes the new name too") { scene in
      try await scene.fixture.application.bindOffline(QueueScene.lead, in: scene.store)
      try await scene.publish("a")
      try await scene.publish([
        Publication(name: QueueScene.lead, messageID: QueueScene.messageID("a"))
      ])
      #expect(try await scene.events().map(\.name) == [QueueScene.lead])
    },
    ConformanceCase.both("each connector's queue coalesces for itself") { scene in
      let other = try await scene.bound(connector: "sync")
      try await scene.publish("a")
      try await other.take()
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await other.states() == ["3 pending"])
    },
    ConformanceCase.both("a repeat of a held event leaves it alone and makes a new one") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
      #expect(try await scene.reread("p").map(\.data) == [JSONValue("old").encoded()])
      try await scene.publish([QueueScene.occurrence("a", data: "newest")])
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
    },
    ConformanceCase.both("any number of copies of a key may be held at once") { scene in
      for holder in ["p", "q", "r"] {
        try await scene.publish("a")
        try await scene.claim(holder)
      }
      #expect(try await scene.states() == ["1 held by p", "2 held by q", "3 held by r"])
    },
    ConformanceCase.both("a repeat of a failed event that is held makes a new one") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 failed, held by p", "2 pending"])
    },
    ConformanceCase.safe("a repeat of a failed event makes it pending again") { scene in
      try await scene.makeFailed("a")
      let failed = try #require(try await scene.events().first)
      try await scene.advance(5)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      var expected = failed
      expected.isFailed = false
      expected.data = JSONValue("new").encoded()
      expected.provenance.repeats = 1
      expected.occurredAt += 5
      expected.occurrence = try await scene.event(1).occurrence
      #expect(expected.occurrence > failed.occurrence)
      #expect(try await scene.events() == [expected])
      #expect(expected.attempts == 1 && expected.failedAt != nil)
      #expect(try await scene.take().numbers == [1])
    },
    ConformanceCase.strict("a repeat of a failed event refreshes it and it stays failed") { scene in
      try await scene.makeFailed("a")
      let failed = try #require(try await scene.events().first)
      try await scene.advance(5)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      var expected = failed
      expected.data = JSONValue("new").encoded()
      expected.provenance.repeats = 1
      expected.occurredAt += 5
      expected.occurrence = try await scene.event(1).occurrence
      #expect(expected.occurrence > failed.occurrence)
      #expect(try await scene.events() == [expected])
      #expect(try await scene.take().isEmpty)
    },
    ConformanceCase.safe("with a pending and a failed copy a repeat refreshes the pending one") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.fail("p", "a")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      let data = try await scene.events().map(\.data)
      #expect(data == ["a", "new"].map { JSONValue.string($0).encoded() })
    },
  ]
}
