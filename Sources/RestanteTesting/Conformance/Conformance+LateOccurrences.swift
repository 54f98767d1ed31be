import RestanteCore
import RestanteJSON
import Testing

/// Publications that tell when they happened, which was before they arrived.
extension StoreConformance {
  static let lateOccurrences: [[ConformanceCase]] = [
    ConformanceCase.both("an event has the time that its publication tells") { scene in
      let now = try await scene.now()
      try await scene.publishLate("a", "x", at: now.adding(seconds: -90))
      let event = try await scene.event(1)
      #expect(event.occurredAt == now.adding(seconds: -90).seconds)
      #expect(event.firstOccurredAt == event.occurredAt)
    },
    ConformanceCase.both("a time in the future counts as now, one before 1970 as 1970") { scene in
      let now = try await scene.now()
      try await scene.publishLate("a", "x", at: now.adding(seconds: 90))
      try await scene.publishLate("b", "x", at: Timestamp(milliseconds: -1))
      #expect(try await scene.events().map(\.occurredAt) == [now.seconds, 0])
    },
    ConformanceCase.both("what happened earlier is claimed earlier") { scene in
      let now = try await scene.now()
      try await scene.publish("a", "b")
      try await scene.publishLate("c", "x", at: now.adding(seconds: -5))
      try await scene.publishLate("d", "x", at: now.adding(seconds: -9))
      #expect(try await scene.take(limit: 3).numbers == [4, 3, 1])
    },
    ConformanceCase.both("what is late leaves the data of a later occurrence as they are") {
      scene in
      let now = try await scene.now()
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      let receipt = try await scene.publishLate("a", "older", at: now.adding(seconds: -7))
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1))
      let events = try await scene.events()
      #expect(events.texts == ["newer"])
      #expect(events.map(\.occurredAt) == [now.seconds])
      #expect(events.map(\.firstOccurredAt) == [now.seconds - 7])
    },
    ConformanceCase.both("what is late replaces the data of an earlier occurrence") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "older")])
      try await scene.advance(10)
      let time = try await scene.now().adding(seconds: -4)
      try await scene.publishLate("a", "newer", at: time)
      #expect(try await scene.events().texts == ["newer"])
      #expect(try await scene.event(1).occurredAt == time.seconds)
    },
    ConformanceCase.both("milliseconds tell which occurrence is the later one") { scene in
      let second = Timestamp(seconds: try await scene.now().seconds - 5)
      let later = Timestamp(milliseconds: second.milliseconds + 501)
      let earlier = Timestamp(milliseconds: second.milliseconds + 500)
      try await scene.publishLate("a", "later", at: later)
      try await scene.publishLate("a", "earlier", at: earlier)
      #expect(try await scene.events().texts == ["later"])
      try await scene.publishLate("b", "earlier", at: earlier)
      try await scene.publishLate("b", "later", at: later)
      #expect(try await scene.events().texts == ["later", "later"])
    },
    ConformanceCase.both("of occurrences of one moment the last to arrive counts") { scene in
      let time = try await scene.now().adding(seconds: -5)
      for data in ["first", "second", "third"] as [JSONValue] {
        try await scene.publishLate("a", data, at: time)
        #expect(try await scene.events().texts == [data.encodedText])
      }
    },
    ConformanceCase.both("within one publication the latest occurrence of a key counts") { scene in
      let now = try await scene.now()
      var publications = ["second", "third", "first"].map {
        QueueScene.occurrence("a", data: .string($0))
      }
      for (index, age) in [6, 3, 9].enumerated() {
        publications[index].time = now.adding(seconds: -Int64(age))
      }
      try await scene.publish(publications)
      let event = try await scene.event(1)
      #expect([event].texts == ["third"])
      #expect(event.occurredAt == now.seconds - 3)
      #expect(event.firstOccurredAt == now.seconds - 9)
    },
    ConformanceCase.safe("what is late makes a failed event pending and keeps its data") { scene in
      try await scene.makeFailed("a")
      let time = try await scene.now().adding(seconds: -5)
      try await scene.publishLate("a", "older", at: time)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.event(1).attempts == 1)
      #expect(try await scene.take().texts == ["a"])
    },
    ConformanceCase.strict("what is late leaves a failed event as it is") { scene in
      try await scene.makeFailed("a")
      let time = try await scene.now().adding(seconds: -5)
      try await scene.publishLate("a", "older", at: time)
      #expect(try await scene.states() == ["1 failed"])
      #expect(try await scene.events().texts == ["a"])
    },
  ]

  static let lateOccurrencesAndClaims: [[ConformanceCase]] = [
    ConformanceCase.both("what is late becomes pending while its key is held") { scene in
      let time = try await scene.now().adding(seconds: -5)
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      try await scene.claim("p", lease: 60)
      try await scene.publishLate("a", "older", at: time)
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.take().texts == ["older"])
    },
    ConformanceCase.safe("a held event that is given back replaces what was late") { scene in
      let time = try await scene.now().adding(seconds: -5)
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      try await scene.claim("p", lease: 60)
      try await scene.publishLate("a", "older", at: time)
      try await scene.subject.reopen()
      #expect(try await scene.release("p") == 1)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.event(2).firstOccurredAt == time.seconds)
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("a millisecond tells what is late from what is held, too") { scene in
      let second = Timestamp(seconds: try await scene.now().seconds - 5)
      try await scene.publishLate(
        "a", "newer", at: Timestamp(milliseconds: second.milliseconds + 1))
      try await scene.claim("p", lease: 60)
      try await scene.publishLate("a", "older", at: second)
      try await scene.claim("q", lease: 60)
      try await scene.release("p")
      try await scene.release("q")
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("a held event that is given back does not replace what is later") {
      scene in
      let first = try await scene.now().adding(seconds: -5)
      try await scene.publishLate("a", "older", at: first)
      try await scene.claim("p", lease: 60)
      try await scene.publishLate(
        "a", "newer", at: Timestamp(milliseconds: first.milliseconds + 1))
      try await scene.claim("q", lease: 60)
      try await scene.release("q")
      try await scene.release("p")
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("of two held occurrences of one moment the last to arrive counts") {
      scene in
      for order in [["p", "q"], ["q", "p"]] {
        let time = try await scene.now().adding(seconds: -5)
        try await scene.publishLate("a", "first", at: time)
        try await scene.claim("p", lease: 60)
        try await scene.publishLate("a", "second", at: time)
        try await scene.claim("q", lease: 60)
        for processID in order { #expect(try await scene.fail(processID, "a") == 1) }
        #expect(try await scene.take(failed: true).texts == ["second"], "\(order)")
      }
    },
    ConformanceCase.safe("what is late ends the right of a claim whose lease is over") { scene in
      let time = try await scene.now()
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "newer")])
      try await scene.claim("p", lease: 5)
      try await scene.advance(6)
      try await scene.publishLate("a", "older", at: time)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.take().texts == ["newer"])
    },
    ConformanceCase.safe("a time is compared with that of a publication that told none") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "older")])
      try await scene.claim("p", lease: 60)
      try await scene.advance(2)
      try await scene.publishLate("a", "newer", at: try await scene.now().adding(seconds: -1))
      try await scene.release("p")
      #expect(try await scene.take().texts == ["newer"])
    },
  ]
}

extension QueueScene {
  /// Publishes an occurrence that happened at a time.
  @discardableResult
  fileprivate func publishLate(
    _ key: String, _ data: JSONValue, at time: Timestamp
  ) async throws -> PublishReceipt {
    var publication = Self.occurrence(key, data: data)
    publication.time = time
    return try await publish([publication])
  }

  /// The store's time.
  fileprivate func now() async throws -> Timestamp {
    try await store.perform(ReadStoreTime())
  }
}

private struct ReadStoreTime: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Timestamp {
    transaction.now
  }
}

extension JSONValue {
  fileprivate var encodedText: String {
    String(decoding: encoded(), as: UTF8.self).replacing("\"", with: "")
  }
}

extension [OfflineEvent] {
  /// What the events carry, where that is text.
  fileprivate var texts: [String] {
    map { String(decoding: $0.data, as: UTF8.self).replacing("\"", with: "") }
  }
}
