import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Lets `p` claim 1, 2 and 3, its lease end, and `q` claim 1.
  fileprivate func split(_ keys: String..., lease: Int64? = 100) async throws {
    try await publish(keys.map { Self.occurrence($0) })
    try await claim("p", lease: 10)
    try await advance(10)
    try await claim("q", limit: 1, lease: lease)
  }
}

extension StoreConformance {
  static let renewal: [[ConformanceCase]] = [
    ConformanceCase.safe("a second read moves the end of its claim") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(9)
      #expect(try await scene.reread("p", lease: 10).numbers == [1])
      try await scene.advance(9)
      #expect(try await scene.states() == ["1 held by p"])
      try await scene.advance(1)
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("a second read never moves the end to an earlier time") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 20)
      try await scene.claim("q")
      try await scene.reread("p", lease: 5)
      try await scene.reread("q", lease: 5)
      try await scene.advance(19)
      #expect(try await scene.states() == ["1 held by p", "2 held by q"])
      try await scene.advance(1)
      #expect(try await scene.states() == ["1 pending", "2 held by q"])
    },
    ConformanceCase.safe("a second read renews whatever it asks for and returns") { scene in
      let nothing = EventFilter([.init(.id, .equal, [.number(99)])])
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      for step in 0..<4 {
        try await scene.advance(6)
        switch step {
        case 0: #expect(try await scene.reread("p", limit: 1, lease: 10).numbers == [1])
        case 1: #expect(try await scene.reread("p", failed: true, lease: 10) == [])
        case 2: #expect(try await scene.reread("p", filter: nothing, lease: 10) == [])
        default:
          #expect(
            try await scene.reread("p", filter: nothing, removing: true, lease: 10) == [])
        }
        #expect(try await scene.states() == ["1 held by p", "2 held by p"])
      }
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.safe("a removing second read renews what it leaves") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.advance(9)
      #expect(try await scene.reread("p", limit: 1, removing: true, lease: 10).numbers == [1])
      try await scene.advance(9)
      #expect(try await scene.states() == ["2 held by p"])
    },
    ConformanceCase.safe("a late second read holds its events again") { scene in
      try await scene.makeFailed("x")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending", "3 pending"])
      let read = try await scene.reread("p", limit: 1, lease: 10)
      #expect(read.map(\.processID) == [ProcessID("p")] && read.numbers == [2])
      #expect(
        try await scene.states() == ["1 failed, held by p", "2 held by p", "3 held by p"])
      #expect(try await scene.claim("q") == [])
      #expect(try await scene.events().map(\.attempts) == [2, 1, 1])
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending", "3 pending"])
      #expect(try await scene.events().map(\.attempts) == [3, 2, 2])
    },
    ConformanceCase.safe("a process id that may act on nothing renews nothing") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.reread("unknown", lease: 100)
      try await scene.acknowledge("p")
      #expect(try await scene.reread("p", lease: 100) == [])
      try await scene.publish("a")
      #expect(try await scene.states() == ["2 pending"])
    },
    ConformanceCase.safe("a refused second read removes nothing and renews") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.advance(9)
      let tight = ReplyBounds(events: 1, bytes: .max, overflow: .refuse)
      await #expect(throws: UnexpectedRefusal.self) {
        try await scene.reread("p", removing: true, lease: 10, bounds: tight)
      }
      try await scene.advance(9)
      #expect(try await scene.states() == ["1 held by p", "2 held by p"])
    },
  ]

  static let chosenEnds: [[ConformanceCase]] = [
    ConformanceCase.safe("a second read can move the end to an earlier time") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 100)
      #expect(try await scene.reread("p", exactly: 5).numbers == [1, 2])
      try await scene.subject.advance(milliseconds: 4_999)
      #expect(try await scene.states() == ["1 held by p", "2 held by p"])
      try await scene.subject.advance(milliseconds: 1)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
      #expect(try await scene.events().map(\.attempts) == [1, 1])
    },
    ConformanceCase.safe("a second read can give an endless claim an end, and a later one") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.reread("p", exactly: 5)
      try await scene.reread("p", exactly: 20)
      try await scene.advance(19)
      #expect(try await scene.states() == ["1 held by p"])
      try await scene.advance(1)
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("a second read can give everything back, and no attempt counts") {
      scene in
      try await scene.makeFailed("x")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      let before = try await scene.events().map(\.attempts)
      let counts = scene.store.queueCounts
      #expect(try await scene.reread("p", limit: 1, exactly: 0).numbers == [2])
      #expect(try await scene.states() == ["1 failed", "2 pending", "3 pending"])
      #expect(try await scene.events().map(\.attempts) == before)
      #expect(scene.store.queueCounts[.released] - counts[.released] == 3)
      #expect(try await scene.acknowledge("p") == 0, "nothing is its own any more")
      #expect(try await scene.store.figures(of: scene.queue)?.nextLeaseExpiry == nil)
      #expect(try await scene.claim("q").numbers == [2, 3])
    },
    ConformanceCase.safe("a removing second read can give back what it leaves") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", lease: 10)
      #expect(try await scene.reread("p", limit: 1, removing: true, exactly: 0).numbers == [1])
      #expect(try await scene.states() == ["2 pending", "3 pending"])
      #expect(try await scene.past().numbers == [1])
    },
    ConformanceCase.safe("a late second read can give back what is still its own") { scene in
      try await scene.split("a", "b")
      #expect(try await scene.reread("p", exactly: 0).numbers == [2])
      #expect(try await scene.states() == ["1 held by q", "2 pending"])
      #expect(try await scene.events().map(\.attempts) == [1, 1])
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.safe("what is given back meets a newer pending copy") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.reread("p", exactly: 0).numbers == [1])
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.event(2).data == Array(#""new""#.utf8))
    },
    ConformanceCase.safe("a refused second read gives back all the same") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      let tight = ReplyBounds(events: 1, bytes: .max, overflow: .refuse)
      await #expect(throws: UnexpectedRefusal.self) {
        try await scene.reread("p", removing: true, exactly: 0, bounds: tight)
      }
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
  ]

  static let splitClaims: [[ConformanceCase]] = [
    ConformanceCase.safe("the owner of a split claim acknowledges the rest of it whole") { scene in
      try await scene.split("a", "b", "c")
      #expect(try await scene.acknowledge("p") == 2)
      #expect(try await scene.states() == ["1 held by q"])
      #expect(try await scene.acknowledge("q") == 1)
    },
    ConformanceCase.safe("the owner of a split claim acknowledges by id only its own") { scene in
      try await scene.split("a", "b", "c")
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1, 2))) == 1)
      #expect(try await scene.states() == ["1 held by q", "3 pending"])
    },
    ConformanceCase.safe("the owner of a split claim acknowledges by message id only its own") {
      scene in
      try await scene.split("a", "b", "c")
      let messageIDs = ["a", "c"].map(QueueScene.messageID)
      #expect(try await scene.acknowledge("p", .messageIDs(messageIDs)) == 1)
      #expect(try await scene.states() == ["1 held by q", "2 pending"])
    },
    ConformanceCase.safe("the owner of a split claim fails only its own") { scene in
      try await scene.split("a", "b", "c")
      #expect(try await scene.fail("p", "a", "b") == 1)
      #expect(try await scene.states() == ["1 held by q", "2 failed", "3 pending"])
      #expect(try await scene.fail("q", "a", "b") == 1)
    },
    ConformanceCase.safe("the owner of a split claim reads only its own again") { scene in
      try await scene.split("a", "b", "c")
      #expect(try await scene.reread("p", lease: 10).numbers == [2, 3])
      #expect(try await scene.states() == ["1 held by q", "2 held by p", "3 held by p"])
      #expect(try await scene.reread("p", removing: true, lease: 10).numbers == [2, 3])
      #expect(try await scene.states() == ["1 held by q"])
    },
    ConformanceCase.safe("who claimed last may act, also when that lease is over too") { scene in
      try await scene.split("a", "b", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.acknowledge("q") == 1)
    },
  ]
}
