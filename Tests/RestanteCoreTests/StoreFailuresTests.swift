import RestanteCore
import Synchronization
import Testing

@Suite("Failures of a store")
struct StoreFailuresTests {
  /// A moment that a test moves on.
  private final class Moment: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func advance(_ time: Duration) { instant.withLock { $0 = $0 + time } }
  }

  @Test("are told at once, then once a minute with how many there were, each kind by itself")
  func told() {
    let moment = Moment()
    let failures = StoreFailures(now: { moment.now })
    let told = Mutex<[StoreFailures.Report]>([])
    failures.listen { report in told.withLock { $0.append(report) } }
    let (disk, space) = (StoreError(.unavailable, "disk"), StoreError(.lowSpace, "space"))
    for _ in 0..<10 { failures.note(disk) }
    failures.note(space)
    moment.advance(.seconds(59))
    failures.note(disk)
    moment.advance(.seconds(1))
    failures.note(disk)
    let reports = told.withLock { $0 }
    #expect(reports.map(\.error) == [disk, space, disk])
    #expect(reports.map(\.count) == [1, 1, 11])
    #expect(failures.counts[.unavailable] == 12)
    #expect(failures.damage == nil)
    #expect(throws: Never.self) { try failures.checkForDamage() }
  }

  @Test("that are refusals of full queues, or come after the end, are none")
  func none() {
    let failures = StoreFailures()
    failures.note(StoreError(.queueFull, ""))
    failures.note(StoreError(.closed, ""))
    #expect(failures.counts.isEmpty)
  }

  @Test("that show damage are remembered, the first of them")
  func damage() {
    let failures = StoreFailures()
    failures.note(StoreError(.corrupt, "first"))
    failures.note(StoreError(.corrupt, "second"))
    #expect(failures.damage?.detail == "first")
    #expect(throws: StoreError(.corrupt, "first")) { try failures.checkForDamage() }
  }
}
