import RestanteCore
import Testing

/// Samples of what happens to events.
extension StoreConformance {
  static let samples: [[ConformanceCase]] = [
    ConformanceCase.plain("what is recorded within a span adds up, and the last depth counts") {
      subject in
      let portal = try await PortalFixture(in: subject.store).portal.id
      let first = RecordActivity(
        portal: portal, counts: ActivityCounts(arrived: 5, claimed: 2, failed: 1, left: 3),
        depth: QueueDepth(pending: 9, claimed: 8, failed: 7))
      var second = first
      second.counts = ActivityCounts(arrived: 1, left: 1)
      second.depth = QueueDepth(pending: 3)
      try await subject.store.perform(first)
      try await subject.reopen()
      let store = subject.store
      try await store.perform(second)
      try await store.perform(
        RecordActivity(portal: .server, counts: ActivityCounts(arrived: 70), depth: QueueDepth()))
      let now = store.time.now()
      for span in SampleSpan.allCases {
        let samples = try await store.samples(
          over: span, on: portal, since: span.oldest(at: now))
        #expect(
          samples.map(\.counts).reduce(into: ActivityCounts()) { $0 += $1 }
            == ActivityCounts(arrived: 6, claimed: 2, failed: 1, left: 4))
        #expect(samples.last?.depth == QueueDepth(pending: 3))
        #expect(samples.allSatisfy { $0.start == span.start(of: $0.start) })
        let all = try await store.samples(over: span, on: .server, since: span.oldest(at: now))
        #expect(all.map(\.counts.arrived).reduce(0, +) == 70)
      }
    },
    ConformanceCase.plain("samples are kept for an hour of minutes and a day of quarters") {
      subject in
      let store = subject.store
      let portal = try await PortalFixture(in: store).portal.id
      let record = RecordActivity(
        portal: portal, counts: ActivityCounts(arrived: 1), depth: QueueDepth())
      for _ in 0..<8 {
        try await store.perform(record)
        try await subject.advance(seconds: 1_200)
      }
      try await store.perform(record)
      let minutes = try await store.samples(
        over: .minute, on: portal, since: Timestamp(seconds: 0))
      // The oldest is an hour old; a little more where the store's time goes on by itself.
      #expect((3...4).contains(minutes.count))
      #expect(zip(minutes, minutes.dropFirst()).allSatisfy { $0.start < $1.start })
      let quarters = try await store.samples(
        over: .quarter, on: portal, since: Timestamp(seconds: 0))
      #expect(quarters.map(\.counts.arrived).reduce(0, +) == 9)
      try await subject.advance(seconds: 86_400)
      try await store.perform(record)
      let rest = try await store.samples(
        over: .quarter, on: portal, since: Timestamp(seconds: 0))
      #expect(rest.map(\.counts.arrived).reduce(0, +) <= 2)
    },
    ConformanceCase.plain("samples since a time are those of spans that began then or later") {
      subject in
      let store = subject.store
      let portal = try await PortalFixture(in: store).portal.id
      let record = RecordActivity(
        portal: portal, counts: ActivityCounts(left: 1), depth: QueueDepth())
      for _ in 0..<3 {
        try await store.perform(record)
        try await subject.advance(seconds: 60)
      }
      let all = try await store.samples(over: .minute, on: portal, since: Timestamp(seconds: 0))
      #expect(all.count == 3)
      let since = try #require(all.dropFirst().first?.start)
      #expect(
        try await store.samples(over: .minute, on: portal, since: since)
          == Array(all.dropFirst()))
    },
  ]
}
