import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  fileprivate func peek(
    _ part: QueuePart, _ filter: PeekFilter = PeekFilter(), isReversed: Bool = false,
    after: PeekPosition? = nil, limit: Int = 50, reach: Int = 1_000, maxBytes: Int = .max
  ) async throws -> PeekPage {
    try await store.peek(
      PeekEvents(
        queue: queue, part: part, filter: filter, isReversed: isReversed, after: after,
        limit: limit, reach: reach, maxBytes: maxBytes))
  }

  /// The numbers of all pages, page by page.
  fileprivate func pages(
    _ part: QueuePart, _ filter: PeekFilter = PeekFilter(), isReversed: Bool = false, limit: Int
  ) async throws -> [[Int64]] {
    var pages: [[Int64]] = []
    var place: PeekPosition?
    repeat {
      let page = try await peek(
        part, filter, isReversed: isReversed, after: place, limit: limit)
      pages.append(page.events.map(\.id.rawValue))
      place = page.next
    } while place != nil
    return pages
  }
}

extension StoreConformance {
  static let peeking: [[ConformanceCase]] = [
    ConformanceCase.both("an event is found in the state in which it is, and in no other") {
      scene in
      try await scene.publishAssorted()
      try await scene.take(limit: 1)
      var found: [String] = []
      for part in QueuePart.allCases {
        for event in try await scene.peek(part).events {
          #expect(event.standing.part == part)
          found.append("\(event.id.rawValue) \(part.rawValue)")
        }
      }
      #expect(found == ["3 pending", "1 claimed", "2 dead", "4 past"])
    },
    ConformanceCase.both("looking changes nothing") { scene in
      try await scene.publishAssorted()
      let before = try await scene.events()
      let counts = scene.store.queueCounts
      for part in QueuePart.allCases { _ = try await scene.peek(part) }
      _ = try await scene.store.events(numbered: EventID.list(1, 2, 3, 4), in: scene.queue)
      #expect(try await scene.events() == before)
      #expect(scene.store.queueCounts == counts)
    },
    ConformanceCase.safe("whoever looks sees what the event carries, who holds it and until when") {
      scene in
      let user = ActingUser.user(UserID(rawValue: 7))
      try await scene.publish([QueueScene.occurrence("a", data: ["n": 1], user: user)])
      try await scene.claim("p", lease: 10)
      let until = scene.store.time.now().adding(seconds: 10)
      let held = try #require(try await scene.peek(.claimed).events.first)
      #expect(held.standing == .claimed(by: ProcessID("p"), until: until))
      #expect(held.body == EventBody(user: user, data: JSONValue.object(["n": 1]).encoded()))
      #expect(held.attempts == 0 && held.name == QueueScene.deal && !held.isDamaged)
      try await scene.advance(10)
      let back = try #require(try await scene.peek(.pending).events.first)
      #expect(back.standing == .pending(lastHolder: ProcessID("p")) && back.attempts == 1)
      try await scene.claim("q", lease: 10)
      try await scene.fail("q", "a", reason: "bad")
      let dead = try #require(try await scene.peek(.dead).events.first)
      #expect(dead.standing == .dead(lastHolder: nil) && dead.reason == "bad")
      try await scene.claim("r", failed: true, lease: 10)
      try await scene.acknowledge("r")
      let past = try #require(try await scene.peek(.past).events.first)
      let now = scene.store.time.now()
      #expect(past.standing == .past(.acknowledged, with: ProcessID("r"), at: now))
    },
    ConformanceCase.both("pages follow each other without a gap, in both directions") { scene in
      for key in ["a", "b", "c", "d", "e"] {
        try await scene.publish(key)
        if key == "c" { try await scene.advance(1) }
      }
      try await scene.publish("b")
      #expect(try await scene.pages(.pending, limit: 2) == [[1, 3], [2, 4], [5]])
      #expect(
        try await scene.pages(.pending, isReversed: true, limit: 2) == [[5, 4], [2, 3], [1]])
      #expect(try await scene.pages(.pending, limit: 5) == [[1, 3, 2, 4, 5]])
      try await scene.claim("late", order: EventOrder([.init(.id, descending: true)]), limit: 2)
      try await scene.claim("p", limit: 2)
      #expect(try await scene.pages(.claimed, limit: 3) == [[4, 5, 1], [3]])
      #expect(try await scene.pages(.claimed, isReversed: true, limit: 3) == [[3, 1, 5], [4]])
      try await scene.acknowledge("p")
      try await scene.advance(1)
      try await scene.acknowledge("late")
      #expect(try await scene.pages(.past, limit: 3) == [[5, 4, 3], [1]])
      #expect(try await scene.pages(.past, isReversed: true, limit: 3) == [[1, 3, 4], [5]])
    },
    ConformanceCase.both("a page goes on where the last one ended, whatever happens meanwhile") {
      scene in
      try await scene.publish("a", "b", "c", "d")
      let first = try await scene.peek(.pending, limit: 2)
      try await scene.take(limit: 3)
      try await scene.publish("e")
      let second = try await scene.peek(.pending, after: first.next, limit: 2)
      #expect(second.events.map(\.id.rawValue) == [4, 5] && second.next == nil)
    },
    ConformanceCase.both("events are found by name, time and text") { scene in
      try await scene.fixture.application.bindOffline(QueueScene.lead, in: scene.store)
      let start = scene.store.time.now().seconds
      try await scene.publish([QueueScene.occurrence("a", data: ["title": "Größe 7 \"X\""])])
      try await scene.advance(10)
      try await scene.publish([
        Publication(name: QueueScene.lead, data: "größer", user: .nobody),
        QueueScene.occurrence("c", data: "small"),
      ])
      let find = { (filter: PeekFilter) in
        try await scene.peek(.pending, filter).events.map(\.id.rawValue)
      }
      #expect(try await find(PeekFilter(name: QueueScene.lead)) == [2])
      #expect(try await find(PeekFilter(from: start + 10)) == [2, 3])
      #expect(try await find(PeekFilter(before: start + 10)) == [1])
      #expect(try await find(PeekFilter(from: start + 1, before: start + 10)) == [])
      #expect(try await find(PeekFilter(text: "GRÖSS")) == [])
      #expect(try await find(PeekFilter(text: "grÖß")) == [1, 2])
      #expect(try await find(PeekFilter(text: "7 \"x\"")) == [1])
      #expect(try await find(PeekFilter(text: "SMALL")) == [3])
      #expect(try await find(PeekFilter(name: QueueScene.deal, text: "größ")) == [1])
    },
    ConformanceCase.both("held events are judged by their last occurrence, past ones by departure")
    {
      scene in
      let start = scene.store.time.now().seconds
      try await scene.publish("a")
      try await scene.advance(5)
      try await scene.claim("p")
      #expect(try await scene.peek(.claimed, PeekFilter(from: start + 1)).events == [])
      #expect(try await scene.peek(.claimed, PeekFilter(before: start + 1)).events.count == 1)
      try await scene.acknowledge("p")
      #expect(try await scene.peek(.past, PeekFilter(from: start + 1)).events.count == 1)
      #expect(try await scene.peek(.past, PeekFilter(before: start + 1)).events == [])
    },
    ConformanceCase.both("a page ends by what it looked at and by bytes, and says where") { scene in
      try await scene.publish("a", "b", "c", "d")
      let looked = try await scene.peek(.pending, PeekFilter(text: "c"), reach: 2)
      #expect(looked.events == [] && looked.looked == 2)
      let found = try await scene.peek(
        .pending, PeekFilter(text: "c"), after: looked.next, reach: 2)
      #expect(found.events.map(\.id.rawValue) == [3] && found.next == nil)
      let bytes = 2 * (3 + ReplyBounds.overheadPerEvent)
      let bounded = try await scene.peek(.pending, maxBytes: bytes)
      #expect(bounded.events.count == 2 && bounded.next?.id == EventID(rawValue: 2))
      #expect(try await scene.peek(.pending, maxBytes: 1).events.count == 1)
    },
    ConformanceCase.both("events are found by number wherever they are, and only in their queue") {
      scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publishAssorted()
      try await scene.take(limit: 1)
      let all = (1...20).reversed().map { EventID(rawValue: $0) }
      let known = try await scene.store.events(numbered: all, in: scene.queue)
      var seen: [EventID] = []
      for part in QueuePart.allCases { seen += try await scene.peek(part).events.map(\.id) }
      #expect(known.map(\.id) == seen.sorted() && known.count == 4)
      #expect(Set(known.map { $0.standing.part }) == Set(QueuePart.allCases))
      let others = try await scene.store.events(numbered: all, in: sync.queue).map(\.id)
      #expect(!others.isEmpty && others.allSatisfy { !seen.contains($0) })
      let never = scene.fixture.application.queue(connector: "never")
      #expect(try await scene.store.events(numbered: all, in: never) == [])
      #expect(try await scene.store.events(numbered: [], in: scene.queue) == [])
    },
    ConformanceCase.both("a queue that is empty or never was shows nothing") { scene in
      let never = scene.with(scene.fixture.application.queue(connector: "never"))
      for part in QueuePart.allCases {
        let pages = [try await scene.peek(part), try await never.peek(part)]
        #expect(pages == [PeekPage(), PeekPage()])
      }
    },
  ]
}
