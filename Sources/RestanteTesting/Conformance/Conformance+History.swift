import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let history: [[ConformanceCase]] = [
    ConformanceCase.both("what was acknowledged and taken is kept as it was, the newest first") {
      scene in
      try await scene.publish([
        QueueScene.occurrence("a", data: ["n": 1], user: .user(UserID(rawValue: 7)))
      ])
      var first = try await scene.event(1)
      try await scene.consume("p")
      first.processID = ProcessID("p")
      let firstLeft = scene.store.time.now()
      try await scene.advance(3)
      try await scene.publish("b", "c")
      var second = try await scene.event(2)
      second.processID = ProcessID("take")
      try await scene.take(limit: 1)
      let page = try await scene.past()
      #expect(
        page.events == [
          PastEvent(event: second, departure: .taken, leftAt: scene.store.time.now()),
          PastEvent(event: first, departure: .acknowledged, leftAt: firstLeft),
        ])
      #expect(page.next == nil)
      try await scene.subject.reopen()
      #expect(try await scene.past() == page)
    },
    ConformanceCase.safe("what a second read removes is kept, what it leaves is not") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.reread("p", limit: 1, removing: true, lease: 10)
      #expect(try await scene.past().numbers == [1])
      #expect(try await scene.past().events.map(\.departure) == [.acknowledged])
    },
    ConformanceCase.strict("what strict mode removes with a second read is kept whole") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p")
      try await scene.reread("p", limit: 1, removing: true)
      #expect(try await scene.past().numbers == [2, 1])
    },
    ConformanceCase.safe("a late acknowledge is kept like any other") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      try await scene.acknowledge("p")
      let past = try #require(try await scene.past().events.first)
      #expect(past.event.processID == ProcessID("p") && past.event.attempts == 1)
    },
    ConformanceCase.safe("a failed event that was acknowledged keeps its reason") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a", reason: "bad")
      try await scene.claim("q", failed: true)
      try await scene.acknowledge("q")
      let past = try #require(try await scene.past().events.first)
      #expect(past.event.isFailed && past.event.reason == "bad" && past.event.attempts == 1)
    },
    ConformanceCase.safe("what was dropped or merged is not kept") { scene in
      try await scene.makeFailed("a")
      try await scene.drop(.all)
      try await scene.publish("b")
      try await scene.claim("p", lease: 10)
      try await scene.publish("b")
      try await scene.advance(10)
      #expect(try await scene.states() == ["3 pending"])
      #expect(try await scene.past() == HistoryPage())
    },
    ConformanceCase.both("past events are found by number, process id, time and filter") { scene in
      for key in ["a", "b", "c"] {
        try await scene.publish(key)
        try await scene.consume("p \(key)")
        try await scene.advance(10)
      }
      let now = scene.store.time.now()
      let find = { (selection: HistorySelection) in
        try await scene.past(selection).numbers
      }
      #expect(try await find(HistorySelection(ids: EventID.list(3, 1, 99))) == [3, 1])
      #expect(try await find(HistorySelection(ids: [])) == [])
      #expect(try await find(HistorySelection(processID: ProcessID("p b"))) == [2])
      #expect(try await find(HistorySelection(processID: ProcessID("P b"))) == [])
      #expect(try await find(HistorySelection(from: now.adding(seconds: -20))) == [3, 2])
      #expect(try await find(HistorySelection(before: now.adding(seconds: -20))) == [1])
      let key = EventFilter([
        .init(.messageID, .equal, [.text(QueueScene.messageID("c").text)])
      ])
      #expect(try await find(HistorySelection(filter: key)) == [3])
      let holder = EventFilter([.init(.processID, .equal, [.text("p b")])])
      #expect(try await find(HistorySelection(filter: holder)) == [2])
      #expect(
        try await find(
          HistorySelection(ids: EventID.list(1, 2), from: now.adding(seconds: -20))) == [2])
    },
    ConformanceCase.both("pages go on where they ended, whatever leaves meanwhile") { scene in
      try await scene.publish("a", "b", "c", "d", "e")
      try await scene.consume("p")
      let first = try await scene.past(limit: 2)
      #expect(first.numbers == [5, 4])
      try await scene.advance(1)
      try await scene.publish("f")
      try await scene.consume("q")
      let second = try await scene.past(after: first.next, limit: 2)
      #expect(second.numbers == [3, 2])
      let third = try await scene.past(after: second.next, limit: 2)
      #expect(third.numbers == [1] && third.next == nil)
    },
    ConformanceCase.both("a page ends by what it looked at and by bytes") { scene in
      try await scene.publish("a", "b", "c", "d")
      try await scene.consume("p")
      let second = EventFilter([.init(.id, .equal, [.number(2)])])
      let looked = try await scene.past(HistorySelection(filter: second), limit: 2)
      #expect(looked.numbers == [] && looked.next?.id == EventID(rawValue: 3))
      #expect(
        try await scene.past(HistorySelection(filter: second), after: looked.next).numbers == [2])
      let bytes = 2 * (3 + ReplyBounds.overheadPerEvent)
      let bounded = try await scene.past(maxBytes: bytes)
      #expect(bounded.numbers == [4, 3] && bounded.next?.id == EventID(rawValue: 3))
      #expect(try await scene.past(maxBytes: 1).numbers == [4])
      #expect(try await scene.past(after: bounded.next).numbers == [2, 1])
    },
    ConformanceCase.both("without a history nothing is kept") { scene in
      try await scene.keepHistory(0)
      try await scene.publish("a", "b")
      try await scene.take(limit: 1)
      try await scene.consume("p")
      #expect(try await scene.past() == HistoryPage())
      try await scene.keepHistory(100)
      #expect(try await scene.past() == HistoryPage())
      #expect(try await scene.restore().restored == [])
    },
    ConformanceCase.both("a past event is gone to the millisecond when its period is over") {
      scene in
      try await scene.keepHistory(100)
      try await scene.publish("a")
      try await scene.consume("p")
      try await scene.subject.advance(milliseconds: 99_999)
      #expect(try await scene.past().numbers == [1])
      #expect(try await scene.prune() == 0)
      try await scene.subject.advance(milliseconds: 1)
      #expect(try await scene.past().numbers == [])
      #expect(try await scene.restore().restored == [])
      #expect(try await scene.prune() == 1)
      #expect(try await scene.prune() == 0)
    },
    ConformanceCase.both("a shorter history counts at once, a longer one for what is still there") {
      scene in
      try await scene.publish("a")
      try await scene.consume("p")
      try await scene.advance(50)
      try await scene.publish("b")
      try await scene.consume("q")
      try await scene.configurePortal(QueueOverrideChanges(history: .set(40)))
      #expect(try await scene.past().numbers == [2])
      try await scene.configurePortal(QueueOverrideChanges(history: .open))
      #expect(try await scene.past().numbers == [2, 1], "nothing was pruned yet")
      try await scene.keepHistory(40)
      #expect(try await scene.prune() == 1)
      try await scene.keepHistory(86_400)
      #expect(try await scene.past().numbers == [2])
      try await scene.keepHistory(0)
      #expect(try await scene.past().numbers == [])
      #expect(try await scene.prune() == 1)
    },
    ConformanceCase.both("pruning stops at its limit and reaches no other portal") { scene in
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(QueueScene.deal, in: scene.store)
      let foreign = scene.with(elsewhere.application.queue())
      let sync = try await scene.bound(connector: "sync")
      try await scene.publish("a", "b", "c")
      try await foreign.publish("a")
      for queue in [scene, sync, foreign] { try await queue.consume("p") }
      try await scene.advance(86_400)
      #expect(try await scene.prune(limit: 4) == 4)
      #expect(try await scene.prune(limit: 4) == 2)
      #expect(try await scene.prune(limit: 4) == 0)
      #expect(try await foreign.prune() == 1)
    },
    ConformanceCase.both("history of queues, applications and portals is apart") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publish("a")
      try await scene.consume("p")
      #expect(try await scene.past().numbers == [1])
      #expect(try await sync.past().numbers == [])
      #expect(try await sync.restore(HistorySelection(ids: EventID.list(1))).restored == [])
      try await sync.consume("p")
      #expect(
        try await sync.restore(HistorySelection(processID: ProcessID("p"))).restored
          == EventID.list(2))
      #expect(try await scene.states() == [])
      #expect(try await sync.states() == ["2 pending"])
    },
  ]
}
