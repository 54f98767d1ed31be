import RestanteCore
import Testing

extension StoreConformance {
  static let rereading: [[ConformanceCase]] = [
    ConformanceCase.both("a second read returns what the process id holds, again and again") {
      scene in
      try await scene.publish("a", "b", "c")
      let claimed = try await scene.claim("p", limit: 2)
      #expect(try await scene.reread("p") == claimed)
      #expect(try await scene.reread("p") == claimed)
      #expect(try await scene.states() == ["1 held by p", "2 held by p", "3 pending"])
    },
    ConformanceCase.both("an unknown process id holds nothing") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.reread("unknown", removing: true) == [])
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
    },
    ConformanceCase.both("a second read tells failed events from others") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("b")
      try await scene.claim("p")
      #expect(try await scene.reread("p").numbers == [2])
      #expect(try await scene.reread("p", failed: true).numbers == [1])
    },
    ConformanceCase.both("a second read has its own filter, order and limit") { scene in
      try await scene.publish("a", "b", "c", "d")
      try await scene.claim("p")
      let filter = EventFilter([.init(.id, .less, [.number(4)])])
      let order = EventOrder([.init(.id, descending: true)])
      let read = try await scene.reread("p", filter: filter, order: order, limit: 2)
      #expect(read.numbers == [3, 2])
    },
    ConformanceCase.safe("a removing second read removes exactly what it returned") { scene in
      try await scene.makeFailed("x")
      try await scene.claim("p", failed: true)
      try await scene.publish("a", "b", "c")
      try await scene.claim("p")
      let filter = EventFilter([.init(.id, .less, [.number(4)])])
      #expect(try await scene.reread("p", filter: filter, limit: 1, removing: true).numbers == [2])
      #expect(
        try await scene.states() == ["1 failed, held by p", "3 held by p", "4 held by p"])
    },
    ConformanceCase.strict("a removing second read removes the whole claim") { scene in
      try await scene.makeFailed("x")
      try await scene.claim("p", failed: true)
      try await scene.publish("a", "b", "c", "d")
      try await scene.claim("p", limit: 3)
      try await scene.claim("q")
      let filter = EventFilter([.init(.id, .less, [.number(4)])])
      #expect(try await scene.reread("p", filter: filter, limit: 1, removing: true).numbers == [2])
      #expect(try await scene.states() == ["5 held by q"])
    },
    ConformanceCase.both("a removing second read that returns nothing removes nothing") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      let filter = EventFilter([.init(.id, .equal, [.number(99)])])
      #expect(try await scene.reread("p", filter: filter, removing: true) == [])
      #expect(try await scene.reread("p", failed: true, removing: true) == [])
      #expect(try await scene.states() == ["1 held by p"])
    },
    ConformanceCase.safe("the empty process id holds nothing") { scene in
      try await scene.makeFailed("a")
      try await scene.publish("b")
      #expect(try await scene.reread("", removing: true) == [])
      #expect(try await scene.reread("", failed: true, removing: true) == [])
      #expect(try await scene.acknowledge("") == 0)
      #expect(try await scene.fail("", "a", "b") == 0)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
    },
  ]

  static let acknowledging: [[ConformanceCase]] = [
    ConformanceCase.both("an acknowledged claim is gone, failed events of it too") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("b", "c")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.acknowledge("p") == 2)
      #expect(try await scene.states() == ["3 pending"])
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.both("events are acknowledged by number") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p")
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1, 3, 99, 3))) == 2)
      #expect(try await scene.states() == ["2 held by p"])
    },
    ConformanceCase.both("events are acknowledged by message id") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p")
      let messageIDs = ["b", "unknown", "b"].map(QueueScene.messageID)
      #expect(try await scene.acknowledge("p", .messageIDs(messageIDs)) == 1)
      #expect(try await scene.states() == ["1 held by p", "3 held by p"])
    },
    ConformanceCase.both("an empty list acknowledges nothing") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      #expect(try await scene.acknowledge("p", .ids([])) == 0)
      #expect(try await scene.acknowledge("p", .messageIDs([])) == 0)
      #expect(try await scene.states() == ["1 held by p"])
    },
    ConformanceCase.both("a process id acknowledges only what it holds") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      try await scene.claim("q", limit: 1)
      try await scene.publish("c", "a")
      let everything = ["a", "b", "c"].map(QueueScene.messageID)
      #expect(try await scene.acknowledge("unknown") == 0)
      #expect(try await scene.acknowledge("q", .ids(EventID.list(1, 3, 4))) == 0)
      #expect(try await scene.acknowledge("q", .messageIDs(everything)) == 1)
      #expect(try await scene.states() == ["1 held by p", "3 pending", "4 pending"])
    },
    ConformanceCase.both("process ids differ by case") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      #expect(try await scene.acknowledge("P") == 0)
      #expect(try await scene.reread("P") == [])
    },
    ConformanceCase.both("a newer copy of an acknowledged key stays") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      let messageID = QueueScene.messageID("a")
      #expect(try await scene.acknowledge("p", .messageIDs([messageID])) == 1)
      #expect(try await scene.states() == ["2 pending"])
    },
    ConformanceCase.strict("the empty process id acknowledges unclaimed events, failed too") {
      scene in
      try await scene.makeFailed("a")
      try await scene.publish("b", "c", "d")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.acknowledge("", .ids(EventID.list(2, 3))) == 1)
      #expect(try await scene.acknowledge("") == 2)
      #expect(try await scene.states() == ["2 held by p"])
    },
  ]
}
