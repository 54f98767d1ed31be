import RestanteCore
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteServer

@Suite("Waiting for the database")
struct DatabaseWaitTests {
  private func wait(_ clock: any Clock<Duration>, seconds: Int, _ log: LogRecorder) -> DatabaseWait
  {
    DatabaseWait(longest: .seconds(seconds), clock: clock, logger: log.logger, elapsed: { .zero })
  }

  /// A clock on which no time passes but that of sleeps.
  private struct Hasty: Clock {
    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
  }

  @Test("is bounded, and its log lines are few")
  func bounded() async throws {
    let log = LogRecorder()
    let attempts = Mutex(0)
    await #expect(throws: StoreError(.unavailable, "no connection: refused")) {
      try await wait(Hasty(), seconds: 60, log).open { () async throws(StoreError) in
        attempts.withLock { $0 += 1 }
        throw StoreError(.unavailable, "no connection: refused")
      }
    }
    #expect(attempts.withLock { $0 } == 61)
    #expect(log.count(of: "is not reachable yet") == 6)
  }

  @Test("ends with the first success, and at once with what no time mends")
  func ends() async throws {
    let log = LogRecorder()
    let attempts = Mutex(0)
    _ = try await wait(Hasty(), seconds: 60, log).open { () async throws(StoreError) in
      let number = attempts.withLock { attempts in
        attempts += 1
        return attempts
      }
      guard number == 3 else {
        throw StoreError(.unavailable, "the database system is starting up")
      }
      return ModelStore(time: ManualClock())
    }
    #expect(attempts.withLock { $0 } == 3)
    for error in [
      StoreError(.schema, "newer"),
      StoreError(.unavailable, "password authentication failed for user \"x\""),
    ] {
      await #expect(throws: error) {
        try await wait(Hasty(), seconds: 60, log).open { () async throws(StoreError) in
          throw error
        }
      }
    }
    #expect(log.count(of: "is not reachable yet") == 1)
  }
}
