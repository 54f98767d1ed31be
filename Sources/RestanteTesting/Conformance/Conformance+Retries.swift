import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Claims everything and fails these keys.
  fileprivate func failAgain(_ keys: String..., processID: String) async throws {
    try await claim(processID, lease: 3600)
    _ = try await store.perform(
      FailEvents(
        queue: queue, mode: mode, processID: ProcessID(processID),
        messageIDs: keys.map(Self.messageID)))
  }

  /// After 10, 20, 40, 40, … seconds, without jitter.
  fileprivate static let policy = RetryPolicy(
    firstDelay: 10, factor: 2, longestDelay: 40, jitter: 0, attempts: 5)
}

extension StoreConformance {
  static let retries: [[ConformanceCase]] = [
    ConformanceCase.safe("without a policy dead letters stay what they are") { scene in
      try await scene.makeFailed("a")
      #expect(try await scene.event(1).retryAt == nil)
      try await scene.advance(1_000_000)
      #expect(try await scene.retryDue() == 0)
      try await scene.retry(QueueScene.policy)
      #expect(try await scene.retryDue() == 0, "a policy counts for what fails after it was set")
    },
    ConformanceCase.safe("a dead letter is retried when its time has come, to the millisecond") {
      scene in
      try await scene.retry(QueueScene.policy)
      try await scene.makeFailed("a")
      let letter = try await scene.event(1)
      #expect(letter.retryAt == scene.store.time.now().adding(seconds: 10))
      try await scene.subject.advance(milliseconds: 9_999)
      #expect(try await scene.retryDue() == 0)
      try await scene.subject.advance(milliseconds: 1)
      #expect(try await scene.states() == ["1 failed"], "only the job's step retries")
      try await scene.subject.reopen()
      #expect(try await scene.retryDue() == 1)
      #expect(try await scene.states() == ["1 pending"])
      var pending = letter
      pending.isFailed = false
      pending.retryAt = nil
      #expect(try await scene.events() == [pending], "everything else is as it was")
      #expect(try await scene.retryDue() == 0)
    },
    ConformanceCase.safe("each delay is longer up to the longest, until the attempts are used up") {
      scene in
      try await scene.retry(QueueScene.policy)
      try await scene.publish("a")
      for (round, delay) in [10, 20, 40, 40].enumerated() {
        try await scene.failAgain("a", processID: "p\(round)")
        let event = try await scene.event(1)
        #expect(event.retryAt == scene.store.time.now().adding(seconds: Int64(delay)))
        try await scene.advance(Int64(delay))
        #expect(try await scene.retryDue() == 1)
      }
      try await scene.failAgain("a", processID: "last")
      let event = try await scene.event(1)
      #expect(event.attempts == 5 && event.retryAt == nil)
    },
    ConformanceCase.safe("a smaller limit on attempts ends retries as well") { scene in
      try await scene.retry(QueueScene.policy)
      try await scene.configure(QueueOverrideChanges(maxAttempts: .set(2)))
      try await scene.publish("a")
      try await scene.failAgain("a", processID: "p")
      try await scene.advance(10)
      #expect(try await scene.retryDue() == 1)
      try await scene.claim("q", lease: 10)
      try await scene.advance(10)
      let event = try await scene.event(1)
      #expect(event.isFailed && event.reason == "lease expired" && event.retryAt == nil)
    },
    ConformanceCase.safe("an event whose leases ran out is retried from the end of the lease") {
      scene in
      try await scene.retry(QueueScene.policy)
      try await scene.publish("a")
      try await scene.configure(QueueOverrideChanges(maxAttempts: .set(9)))
      for round in 1...2 {
        try await scene.claim("p\(round)", lease: 10)
        try await scene.advance(10)
      }
      #expect(try await scene.states() == ["1 pending"])
      try await scene.claim("q", lease: 10)
      try await scene.fail("q", "a")
      let failed = scene.store.time.now()
      #expect(try await scene.event(1).retryAt == failed.adding(seconds: 40), "three attempts")
      try await scene.claim("r", failed: true, lease: 10)
      try await scene.advance(15)
      #expect(try await scene.event(1).retryAt == failed.adding(seconds: 50), "four attempts")
    },
    ConformanceCase.safe("jitter only shortens, and spreads what failed together") { scene in
      var policy = QueueScene.policy
      policy.jitter = 50
      try await scene.retry(policy)
      let keys = (1...20).map { "key \($0)" }
      try await scene.publish(keys.map { QueueScene.occurrence($0) })
      try await scene.claim("p")
      _ = try await scene.store.perform(
        FailEvents(
          queue: scene.queue, mode: .safe, processID: ProcessID("p"),
          messageIDs: keys.map(QueueScene.messageID)))
      let now = scene.store.time.now().milliseconds
      let delays = try await scene.events().compactMap { $0.retryAt?.milliseconds }.map { $0 - now }
      #expect(delays.count == 20 && Set(delays).count > 10)
      #expect(delays.allSatisfy { (5_000...10_000).contains($0) })
      try await scene.subject.advance(milliseconds: 7_500)
      let due = delays.count { $0 <= 7_500 }
      #expect(due > 0 && due < 20)
      #expect(try await scene.retryDue() == due)
    },
    ConformanceCase.safe("a retry meets a newer pending copy") { scene in
      try await scene.retry(QueueScene.policy)
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.fail("p", "a")
      try await scene.advance(10)
      #expect(try await scene.retryDue() == 1)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
      #expect(try await scene.events().map(\.attempts) == [1])
    },
    ConformanceCase.safe("a retry detaches from the process id that came too late") { scene in
      try await scene.retry(QueueScene.policy)
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(100)
      #expect(try await scene.retryDue() == 1)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("what a claim holds is not retried, and keeps its time when released") {
      scene in
      try await scene.retry(QueueScene.policy)
      try await scene.makeFailed("a")
      let planned = try await scene.event(1).retryAt
      try await scene.claim("p", failed: true)
      try await scene.advance(100)
      #expect(try await scene.retryDue() == 0)
      try await scene.release("p")
      #expect(try await scene.event(1).retryAt == planned)
      #expect(try await scene.retryDue() == 1)
    },
    ConformanceCase.safe("a repeat, a redrive and a drop end the plan") { scene in
      try await scene.retry(QueueScene.policy)
      for key in ["a", "b", "c"] { try await scene.makeFailed(key) }
      try await scene.publish("a")
      try await scene.redrive(.ids(EventID.list(2)))
      try await scene.drop(.ids(EventID.list(3)))
      #expect(try await scene.events().map(\.retryAt) == [nil, nil])
      try await scene.advance(1_000)
      #expect(try await scene.retryDue() == 0)
    },
    ConformanceCase.safe("while retries are off what is planned waits") { scene in
      try await scene.retry(QueueScene.policy)
      try await scene.makeFailed("a")
      try await scene.retry(nil)
      try await scene.advance(100)
      #expect(try await scene.retryDue() == 0)
      try await scene.configurePortal(QueueOverrideChanges(retry: .set(RetryPolicy())))
      #expect(try await scene.retryDue() == 0, "the application chose to have none")
      try await scene.configure(QueueOverrideChanges(retry: .open))
      #expect(try await scene.retryDue() == 1)
    },
    ConformanceCase.safe("retries stop at their limit, what was due first going first") { scene in
      try await scene.retry(QueueScene.policy)
      for key in ["a", "b", "c"] {
        try await scene.makeFailed(key)
        try await scene.advance(1)
      }
      try await scene.advance(100)
      #expect(try await scene.retryDue(limit: 2) == 2)
      #expect(try await scene.states() == ["1 pending", "2 pending", "3 failed"])
      #expect(try await scene.retryDue(limit: 2) == 1)
    },
    ConformanceCase.safe("a step reaches all queues of its portal and no other portal") { scene in
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(QueueScene.deal, in: scene.store)
      let foreign = scene.with(elsewhere.application.queue())
      let sync = try await scene.bound(connector: "sync")
      for queue in [scene, foreign] { try await queue.retry(QueueScene.policy) }
      try await scene.publish("a")
      try await foreign.publish("a")
      for queue in [scene, sync, foreign] { try await queue.failAgain("a", processID: "p") }
      try await scene.advance(10)
      #expect(try await scene.retryDue() == 2)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await sync.states() == ["2 pending"])
      #expect(try await foreign.states() == ["1 failed"])
    },
    ConformanceCase.strict("strict mode plans no retries") { scene in
      try await scene.retry(QueueScene.policy)
      try await scene.makeFailed("a")
      #expect(try await scene.event(1).retryAt == nil)
    },
  ]
}
