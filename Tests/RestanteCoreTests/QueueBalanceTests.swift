import RestanteCore
import Testing

@Suite("What must be true before a commit")
struct QueueBalanceTests {
  private func counts(_ counted: [QueueCount: Int64]) -> QueueCounts {
    var counts = QueueCounts()
    for (count, value) in counted { counts[count] = value }
    return counts
  }

  @Test(
    "queues hold as many events more as entered and did not leave",
    arguments: [
      ([.published: 3, .refreshed: 9], 3), ([.published: 2, .acknowledged: 5], -3),
      ([.taken: 1, .restored: 1], 0), ([.merged: 2, .expired: 4, .claimed: 8], -2),
      ([.dropped: 1, .replaced: 2, .purged: 4], -7), ([.removed: 5, .forgotten: 5], 0),
    ] as [([QueueCount: Int64], Int64)])
  func balance(counted: [QueueCount: Int64], change: Int64) throws {
    try QueueBalance.check(counts(counted), change: change)
    for wrong in [change - 1, change + 1] {
      #expect(throws: StoreError.self) {
        try QueueBalance.check(counts(counted), change: wrong)
      }
    }
  }

  @Test("a refusal tells the numbers")
  func numbers() {
    let error = #expect(throws: StoreError.self) {
      try QueueBalance.check(counts([.published: 3]), change: 2)
    }
    #expect(error?.code == .corrupt)
    #expect(
      error?.detail
        == "queues would hold 2 events more than before where 3 were counted (published 3)")
  }

  @Test("no queue holds less than nothing", arguments: 0..<3)
  func negative(place: Int) {
    let queue = QueueKey(portal: PortalID(rawValue: 1), application: ApplicationID(rawValue: 2))
    var figures: [Int64] = [1, 1, 1]
    #expect(throws: Never.self) {
      try QueueBalance.check(queue, pending: figures[0], claimed: figures[1], failed: figures[2])
    }
    figures[place] = -1
    #expect(throws: StoreError.self) {
      try QueueBalance.check(queue, pending: figures[0], claimed: figures[1], failed: figures[2])
    }
  }
}
