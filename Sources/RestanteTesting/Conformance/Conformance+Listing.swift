import RestanteCore
import Testing

private struct Page: Equatable {
  var numbers: [Int64]
  var total: Int64

  init(_ numbers: [Int64], of total: Int64) {
    self.numbers = numbers
    self.total = total
  }
}

extension QueueScene {
  fileprivate func page(
    filter: EventFilter = EventFilter(), order: EventOrder = .listDefault, offset: Int = 0,
    limit: Int = 50
  ) async throws -> Page {
    let page = try await store.listEvents(
      ListEvents(queue: queue, filter: filter, order: order, offset: offset, limit: limit))
    return Page(page.events.numbers, of: page.total)
  }

  fileprivate func figures() async throws -> [QueueFigures] {
    try await store.queueFigures(on: queue.portal)
  }
}

extension StoreConformance {
  static let listing: [[ConformanceCase]] = [
    ConformanceCase.both("a listing shows events in every state by number") { scene in
      try await scene.publishAssorted()
      #expect(
        try await scene.states() == ["1 held by worker", "2 failed", "3 pending", "4 pending"])
    },
    ConformanceCase.both("a listing changes nothing") { scene in
      try await scene.publishAssorted()
      let first = try await scene.events()
      #expect(try await scene.events() == first)
      #expect(try await scene.take().numbers == [4, 3])
    },
    ConformanceCase.both("pages follow each other and all know the total") { scene in
      try await scene.publish((1...7).map { QueueScene.occurrence("\($0)") })
      #expect(try await scene.page(limit: 3) == Page([1, 2, 3], of: 7))
      #expect(try await scene.page(offset: 3, limit: 3) == Page([4, 5, 6], of: 7))
      #expect(try await scene.page(offset: 6, limit: 3) == Page([7], of: 7))
      #expect(try await scene.page(offset: 7, limit: 3) == Page([], of: 7))
      #expect(try await scene.page(offset: 100, limit: 3) == Page([], of: 7))
      #expect(try await scene.page(offset: 2, limit: 0) == Page([], of: 7))
    },
    ConformanceCase.both("a page is bounded in bytes, but has an event") {
      scene in
      try await scene.publish("a", "b", "c")
      let size = try await scene.events().map { $0.data.count + ReplyBounds.overheadPerEvent }
      for (bytes, count) in [(0, 1), (size[0], 1), (size[0] + size[1], 2), (.max, 3)] {
        let query = ListEvents(queue: scene.queue, maxBytes: bytes)
        let page = try await scene.store.listEvents(query)
        #expect(page.events.count == count)
        #expect(page.total == 3)
      }
    },
    ConformanceCase.both("pages and total count what passes the filter, in the order") { scene in
      try await scene.publish((1...7).map { QueueScene.occurrence("\($0)") })
      let filter = EventFilter([.init(.id, .greater, [.number(2)])])
      let order = EventOrder([.init(.id, descending: true)])
      let page = try await scene.page(filter: filter, order: order, offset: 1, limit: 2)
      #expect(page == Page([6, 5], of: 5))
    },
    ConformanceCase.both("a queue that is empty or never was has no events") { scene in
      let page = try await scene.page()
      #expect(page == Page([], of: 0))
      let unknown = scene.with(scene.fixture.application.queue(connector: "never"))
      #expect(try await unknown.page() == Page([], of: 0))
    },
  ]

  static let figures: [[ConformanceCase]] = [
    ConformanceCase.both("a bound queue has figures before its first event") { scene in
      let figures = try await scene.figures()
      #expect(figures == [QueueFigures(clientID: "local.first", connector: "")])
    },
    ConformanceCase.both("figures count pending, claimed and failed events") { scene in
      try await scene.publishAssorted()
      let oldest = try await scene.event(4).occurredAt
      let expected = QueueFigures(
        clientID: "local.first", connector: "", pending: 2, claimed: 1, failed: 1,
        oldestPendingAt: oldest)
      #expect(try await scene.figures() == [expected])
      try await scene.claim("x", failed: true)
      let figures = try #require(try await scene.figures().first)
      #expect(figures.claimed == 2 && figures.failed == 0)
    },
    ConformanceCase.both("figures follow every kind of removal") { scene in
      try await scene.publish("a", "b", "c", "d", "e")
      try await scene.take(limit: 1)
      try await scene.claim("p", limit: 1)
      try await scene.claim("q", limit: 1)
      try await scene.claim("r", limit: 1)
      try await scene.acknowledge("p")
      try await scene.reread("q", removing: true)
      try await scene.advance(10)
      _ = try await scene.store.perform(PurgeStaleClaims(portal: scene.queue.portal, age: 1))
      let figures = try #require(try await scene.figures().first)
      #expect(figures.pending == 1 && figures.claimed == 0 && figures.failed == 0)
      try await scene.take()
      #expect(
        try await scene.figures() == [QueueFigures(clientID: "local.first", connector: "")])
    },
    ConformanceCase.safe("figures follow merges and revivals") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("p", "a")
      try await scene.fail("q", "a")
      var figures = try #require(try await scene.figures().first)
      #expect([figures.pending, figures.claimed, figures.failed] == [0, 0, 1])
      try await scene.publish("a")
      figures = try #require(try await scene.figures().first)
      #expect([figures.pending, figures.claimed, figures.failed] == [1, 0, 0])
    },
    ConformanceCase.strict("figures follow what failing deletes") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      try await scene.publish("a")
      try await scene.fail("p", "a", "b")
      let figures = try #require(try await scene.figures().first)
      #expect([figures.pending, figures.claimed, figures.failed] == [0, 0, 1])
    },
    ConformanceCase.both("a queue that ever held an event keeps its figures when unbound") {
      scene in
      let sync = try await scene.bound(connector: "sync")
      let mail = try await scene.bound(connector: "mail")
      try await scene.publish("a")
      try await sync.take()
      _ = try await mail.take()
      for connector in ["sync", "mail"] {
        _ = try await scene.store.perform(
          UnbindEvent(
            portal: scene.queue.portal, application: scene.queue.application,
            event: QueueScene.deal, selection: .offline(connector: connector)))
      }
      _ = try await scene.bound(connector: "late")
      let figures = try await scene.figures()
      #expect(figures.map(\.connector) == ["", "late", "mail", "sync"])
    },
    ConformanceCase.both("a queue that held nothing and is no longer bound has no figures") {
      scene in
      let removed = try await scene.store.perform(
        UnbindEvent(
          portal: scene.queue.portal, application: scene.queue.application,
          event: QueueScene.deal, selection: .offline(connector: "")))
      #expect(removed == 1)
      #expect(try await scene.figures() == [])
    },
    ConformanceCase.both("figures are ordered by client id, then connector, byte by byte") {
      scene in
      for clientID in ["local.a", "local.Z", "app"] {
        let other = try await ApplicationFixture(
          in: scene.store, on: scene.fixture.portal, clientID: clientID)
        for connector in ["é", "z", "Z"] {
          try await other.bindOffline(QueueScene.deal, connector: connector, in: scene.store)
        }
      }
      let names = try await scene.figures().map { "\($0.clientID)|\($0.connector)" }
      #expect(
        names == [
          "app|Z", "app|z", "app|é", "local.Z|Z", "local.Z|z", "local.Z|é", "local.a|Z",
          "local.a|z", "local.a|é", "local.first|",
        ])
    },
  ]
}
