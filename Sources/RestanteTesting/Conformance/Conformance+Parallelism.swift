import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  fileprivate static let crowd = 32

  /// Publishes many events in batches.
  fileprivate func publishMany(_ count: Int) async throws {
    for start in stride(from: 0, to: count, by: 500) {
      try await publish((start..<min(start + 500, count)).map { Self.occurrence("\($0)") })
    }
  }

  /// Runs a worker many times at once until it finds nothing more; returns all it found.
  fileprivate func drain(
    _ worker: @escaping @Sendable (String) async throws -> [OfflineEvent]
  ) async throws -> [Int64] {
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for number in 0..<Self.crowd {
        group.addTask {
          var found: [Int64] = []
          var round = 0
          while true {
            let numbers = try await worker("worker \(number) round \(round)").numbers
            if numbers.isEmpty { return found }
            found += numbers
            round += 1
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}

extension StoreConformance {
  static let parallelism: [[ConformanceCase]] = [
    ConformanceCase.safe("parallel claims never return the same event and lose none") { scene in
      try await scene.publishMany(2_000)
      let found = try await scene.drain { try await scene.claim($0, limit: 17) }
      #expect(found.count == 2_000)
      #expect(Set(found) == Set(1...2_000))
      let figures = try #require(try await scene.store.queueFigures(on: scene.queue.portal).first)
      #expect(figures.claimed == 2_000 && figures.pending == 0)
    },
    ConformanceCase.safe("parallel takes never return the same event and lose none") { scene in
      try await scene.publishMany(2_000)
      let found = try await scene.drain { _ in try await scene.take(limit: 17) }
      #expect(found.count == 2_000)
      #expect(Set(found) == Set(1...2_000))
      #expect(try await scene.states() == [])
    },
    ConformanceCase.both("claims while others publish, acknowledge and fail lose nothing") {
      scene in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for publisher in 0..<8 {
          group.addTask {
            for number in 0..<25 { try await scene.publish("\(publisher)/\(number)") }
          }
        }
        try await group.waitForAll()
      }
      let found = try await scene.drain { processID in
        let claimed = try await scene.claim(processID, limit: 7)
        let half = claimed.prefix(claimed.count / 2).map(\.id)
        try await scene.acknowledge(processID, .ids(half))
        return claimed
      }
      #expect(found.count == 200 && Set(found) == Set(1...200))
      let held = try await scene.events()
      #expect(held.allSatisfy { $0.processID != .unclaimed })
      for event in held {
        _ = try await scene.store.perform(
          FailEvents(
            queue: scene.queue, mode: scene.mode, processID: event.processID,
            messageIDs: [event.messageID]))
      }
      #expect(try await scene.take(limit: 500, failed: true).count == held.count)
    },
    ConformanceCase.both("parallel repeats of one key leave one pending event") { scene in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<QueueScene.crowd {
          group.addTask { try await scene.publish("a", "b") }
        }
        try await group.waitForAll()
      }
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.plain("parallel additions of one portal or application make one") { subject in
      let portals = try await withThrowingTaskGroup(of: Portal.self) { group in
        for number in 0..<QueueScene.crowd {
          group.addTask {
            try await subject.store.perform(
              EnsurePortal(domain: "one.example", memberID: "m\(number)"))
          }
        }
        return try await group.reduce(into: Set<Portal>()) { $0.insert($1) }
      }
      #expect(portals.count == 1)
      let portal = try #require(portals.first)
      let added = try await withThrowingTaskGroup(of: EnsureApplication.Outcome.self) { group in
        for number in 0..<QueueScene.crowd {
          group.addTask {
            try await subject.store.perform(
              EnsureApplication(
                portal: portal.id, clientID: "local.one", name: "\(number)", scopes: [],
                isInstalled: true, secret: SecretHash(of: "\(number)")))
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 == .clientIDTaken ? 0 : 1 }
      }
      #expect(added == 1)
    },
    ConformanceCase.plain("a client id is given once, however many portals ask at once") {
      subject in
      var portals: [Portal] = []
      for number in 0..<QueueScene.crowd {
        portals.append(
          try await subject.store.perform(
            EnsurePortal(domain: "\(number).example", memberID: "m\(number)")))
      }
      let outcomes = try await withThrowingTaskGroup(of: EnsureApplication.Outcome.self) { group in
        for portal in portals {
          group.addTask {
            try await subject.store.perform(
              CreateApplication(
                EnsureApplication(
                  portal: portal.id, clientID: "local.one", name: "", scopes: [],
                  isInstalled: true, secret: SecretHash(of: portal.domain)), mode: .safe))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 != .clientIDTaken } == 1)
      #expect(try await subject.store.clients(clientID: "local.one").count == 1)
    },
  ]
}
