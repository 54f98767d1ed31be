import RestanteCore
import Synchronization
import Testing

extension QueueScene {
  /// The deepest queues, as in `portal.example local.first a: 2 0 1`.
  fileprivate func deepest(_ limit: Int) async throws -> [String] {
    try await store.overview(queues: limit).queues.map { queue in
      let figures = queue.figures
      return """
        \(queue.domain) \(figures.clientID) \(figures.connector): \
        \(figures.pending) \(figures.claimed) \(figures.failed)
        """
    }
  }
}

/// Adds up what it hears.
private final class RecordingObserver: StoreObserver {
  struct Heard: Sendable {
    var operations = 0
    var commits = 0
    var performed: [String] = []
    var moved: [QueueKey: QueueActivity] = [:]
  }

  private let contents = Mutex(Heard())

  var heard: Heard { contents.withLock { $0 } }

  func committed(operations: Int, waited: Duration, in time: Duration) {
    contents.withLock { heard in
      heard.commits += 1
      heard.operations += operations
    }
    #expect(waited >= .zero)
    #expect(time >= .zero)
  }

  func moved(_ activity: QueueActivity, in queue: QueueKey) {
    contents.withLock { $0.moved[queue, default: .nothing].add(activity) }
  }

  func performed(_ operation: Any.Type, in time: Duration) {
    contents.withLock { $0.performed.append("\(operation)") }
    #expect(time >= .zero)
  }
}

extension StoreConformance {
  static let overview: [[ConformanceCase]] = [
    ConformanceCase.safe("an overview has the deepest queues of all portals, and sums") { scene in
      let other = try await PortalFixture(
        in: scene.store, domain: "other.example", clientID: "local.other")
      try await other.application.bindOffline(QueueScene.deal, in: scene.store)
      let second = try await scene.bound(connector: "crm")
      try await scene.publish("a", "b")
      _ = try await scene.store.perform(
        PublishEvents(
          portal: other.portal.id, mode: .safe,
          publications: (1...5).map { QueueScene.occurrence("\($0)") }))
      try await second.take()
      try await second.publish("c")
      try await scene.claim("p", limit: 2)
      #expect(
        try await scene.deepest(2) == [
          "other.example local.other : 5 0 0", "portal.example local.first : 1 2 0",
        ])
      let overview = try await scene.store.overview(queues: 2)
      #expect(overview.queueCount == 3)
      #expect(overview.others == QueueDepth(pending: 1))
      let all = try await scene.store.overview(queues: 0).others
      #expect(all == QueueDepth(pending: 7, claimed: 2))
      #expect(try await scene.deepest(9).count == 3)
    },
    ConformanceCase.safe("in an overview a lease that is over is over") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 10)
      #expect(try await scene.deepest(1) == ["portal.example local.first : 1 1 0"])
      try await scene.advance(10)
      #expect(try await scene.deepest(1) == ["portal.example local.first : 2 0 0"])
    },
    ConformanceCase.plain("an overview counts deliveries by phase, and suspended handlers") {
      subject in
      let scene = try await DeliveryScene(subject)
      #expect(try await scene.store.overview(queues: 1).suspendedHandlers == 0)
      try await scene.bind()
      try await scene.publish("a", "b")
      let overview = try await scene.store.overview(queues: 1)
      #expect(overview.deliveries[.waiting] == 2)
      #expect(overview.deliveries[.parked] == 0)
      #expect(overview.deliveries[.delivered] == nil)
    },
  ]

  static let observing: [[ConformanceCase]] = [
    ConformanceCase.safe("an observer hears of commits, operations and what moved") { scene in
      let observer = RecordingObserver()
      scene.store.meter.observe(by: observer)
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", limit: 2)
      try await scene.acknowledge("p")
      let heard = observer.heard
      #expect(heard.performed == ["PublishEvents", "ClaimEvents", "AcknowledgeEvents"])
      #expect(heard.operations >= 3)
      #expect(heard.commits >= 3)
      let moved = try #require(heard.moved[scene.queue])
      #expect(moved.arrived == 3)
      #expect(moved.claimed == 2)
      #expect(moved.left == 2)
    },
    ConformanceCase.safe("an observer hears of operations that fail, of which nothing moves") {
      scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a")
      let observer = RecordingObserver()
      scene.store.meter.observe(by: observer)
      await #expect(throws: StoreError.self) { try await scene.publish("b") }
      #expect(observer.heard.performed == ["PublishEvents"])
      #expect(observer.heard.moved.isEmpty)
    },
  ]
}
