import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let releasing: [[ConformanceCase]] = [
    ConformanceCase.safe("released events are back at once, as they were") { scene in
      try await scene.makeFailed("x")
      try await scene.publish("a", "b")
      let before = try await scene.events()
      try await scene.claim("p", lease: 10)
      try await scene.claim("p", failed: true, lease: 10)
      #expect(try await scene.release("p") == 3)
      #expect(try await scene.events() == before)
      #expect(try await scene.release("p") == 0)
    },
    ConformanceCase.safe("events are released by number and by message id") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", lease: 10)
      #expect(try await scene.release("p", .ids(EventID.list(1, 9))) == 1)
      #expect(try await scene.release("p", .messageIDs([QueueScene.messageID("c")])) == 1)
      #expect(try await scene.states() == ["1 pending", "2 held by p", "3 pending"])
    },
    ConformanceCase.safe("a process id releases only its own, and has no power over it then") {
      scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 10)
      try await scene.claim("q", lease: 10)
      #expect(try await scene.release("unknown") == 0)
      #expect(try await scene.release("") == 0)
      #expect(try await scene.release("p") == 1)
      #expect(try await scene.states() == ["1 pending", "2 held by q"])
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.reread("p", lease: 10) == [])
    },
    ConformanceCase.safe("a released event meets a newer pending copy") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p", lease: 10)
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.release("p") == 1)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("a late release detaches what came back") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.release("p", .ids(EventID.list(1))) == 1)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["1 pending"])
    },
  ]

  static let deadLetters: [[ConformanceCase]] = [
    ConformanceCase.safe("a dead letter keeps the last reason it failed for") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a", reason: "first")
      #expect(try await scene.events().map(\.reason) == ["first"])
      try await scene.subject.reopen()
      try await scene.claim("q", failed: true)
      #expect(try await scene.events().map(\.reason) == ["first"])
      try await scene.fail("q", "a")
      #expect(try await scene.events().map(\.reason) == [nil])
    },
    ConformanceCase.safe("of two failures the later one's reason stays in a merge") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("q", "a", reason: "first")
      try await scene.fail("p", "a", reason: "second")
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.events().map(\.reason) == ["second"])
    },
    ConformanceCase.safe("dead letters are listed apart, oldest first, with their total") { scene in
      try await scene.makeFailed("a")
      try await scene.makeFailed("b")
      try await scene.advance(1)
      try await scene.makeFailed("a")
      try await scene.makeFailed("c")
      let third = EventFilter([.init(.id, .equal, [.number(3)])])
      try await scene.claim("p", filter: third, failed: true)
      try await scene.publish("d")
      let page = try await scene.deadLetters(limit: 1)
      #expect(page.events.numbers == [2] && page.total == 2)
      #expect(try await scene.deadLetters().events.numbers == [2, 1])
      let first = EventFilter([.init(.id, .less, [.number(2)])])
      let filtered = try await scene.deadLetters(filter: first)
      #expect(filtered.events.numbers == [1] && filtered.total == 1)
    },
    ConformanceCase.safe("a redriven dead letter is pending as it was, attempts kept") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a", reason: "bad")
      var expected = try await scene.event(1)
      expected.isFailed = false
      try await scene.advance(5)
      #expect(try await scene.redrive(.all) == 1)
      #expect(try await scene.events() == [expected])
      #expect(try await scene.redrive(.all) == 0)
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("a redriven dead letter meets a newer pending copy") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.fail("p", "a")
      #expect(try await scene.redrive(.all) == 1)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
      #expect(try await scene.events().map(\.attempts) == [1])
    },
    ConformanceCase.safe("redriving detaches from the process id that came too late") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(10)
      #expect(try await scene.redrive(.all) == 1)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("dead letters are named by number, message id or filter") { scene in
      for key in ["a", "b", "c", "d"] { try await scene.makeFailed(key) }
      try await scene.publish("e")
      #expect(try await scene.redrive(.ids(EventID.list(1, 1, 5, 99))) == 1)
      #expect(try await scene.redrive(.messageIDs([QueueScene.messageID("b")])) == 1)
      #expect(try await scene.redrive(.ids([])) == 0)
      let filter = EventFilter([.init(.id, .equal, [.number(3)])])
      #expect(try await scene.drop(.filter(filter)) == 1)
      #expect(try await scene.drop(.ids(EventID.list(1))) == 0)
      #expect(try await scene.states() == ["1 pending", "2 pending", "4 failed", "5 pending"])
      #expect(try await scene.drop(.all) == 1)
    },
    ConformanceCase.safe("what a claim holds is no dead letter") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      #expect(try await scene.redrive(.all) == 0)
      #expect(try await scene.drop(.ids(EventID.list(1))) == 0)
      #expect(try await scene.drop(.messageIDs([QueueScene.messageID("a")])) == 0)
      #expect(try await scene.deadLetters().total == 0)
    },
    ConformanceCase.safe("redriving and dropping stop at their limit, the oldest going first") {
      scene in
      for key in ["a", "b", "c", "d"] { try await scene.makeFailed(key) }
      #expect(try await scene.redrive(.all, limit: 1) == 1)
      #expect(try await scene.drop(.ids(EventID.list(4, 3, 2)), limit: 2) == 2)
      #expect(try await scene.states() == ["1 pending", "4 failed"])
    },
  ]
}
