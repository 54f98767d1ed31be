import RestanteCore
import RestanteTesting
import Testing

/// A bell that expectations can change.
private final class BellUnderTest {
  private var bell = OfflineBell()

  var nextRing: Timestamp? { bell.nextRing }

  func eventsCame(at now: Timestamp, minimumInterval: Int64?, mode: Mode) -> Bool {
    bell.eventsCame(at: now, minimumInterval: minimumInterval, mode: mode)
  }

  func attemptBegan() { bell.attemptBegan() }

  func delivered(at now: Timestamp, minimumInterval: Int64?) -> Bool {
    bell.delivered(at: now, minimumInterval: minimumInterval)
  }

  func gaveUp() { bell.gaveUp() }

  func isDue(at now: Timestamp) -> Bool { bell.isDue(at: now) }
}

@Suite("The bell for offline events")
struct OfflineBellTests {
  let start = ManualClock.defaultStart

  func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: start.milliseconds + milliseconds)
  }

  @Test("rings at once, and once more at the end of the interval for all that came meanwhile")
  func trailing() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 10, mode: .safe))
    bell.attemptBegan()
    #expect(!bell.delivered(at: at(50), minimumInterval: 10))
    for time in [100, 5_000, 9_999] as [Int64] {
      #expect(!bell.eventsCame(at: at(time), minimumInterval: 10, mode: .safe))
    }
    #expect(bell.nextRing == at(10_000))
    #expect(!bell.isDue(at: at(9_999)))
    #expect(bell.isDue(at: at(10_000)))
    #expect(!bell.isDue(at: at(10_000)))
    bell.attemptBegan()
    #expect(!bell.delivered(at: at(10_100), minimumInterval: 10))
    #expect(!bell.isDue(at: at(60_000)))
    #expect(bell.eventsCame(at: at(60_000), minimumInterval: 10, mode: .safe))
  }

  @Test("has an interval of a second unless the binding says otherwise")
  func standard() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: nil, mode: .safe))
    #expect(!bell.delivered(at: at(1), minimumInterval: nil))
    #expect(!bell.eventsCame(at: at(999), minimumInterval: nil, mode: .safe))
    #expect(bell.nextRing == at(1_000))
  }

  @Test("rings for every call without an interval, but not while it is ringing")
  func noInterval() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 0, mode: .safe))
    bell.attemptBegan()
    #expect(!bell.eventsCame(at: at(0), minimumInterval: 0, mode: .safe))
    #expect(!bell.eventsCame(at: at(5), minimumInterval: 0, mode: .safe))
    // What came after the attempt began may have been missed.
    #expect(bell.delivered(at: at(5), minimumInterval: 0))
    bell.attemptBegan()
    #expect(!bell.delivered(at: at(6), minimumInterval: 0))
    #expect(bell.eventsCame(at: at(6), minimumInterval: 0, mode: .safe))
  }

  @Test("does not ring again for what came before the attempt that succeeded")
  func coveredNews() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 1, mode: .safe))
    bell.attemptBegan()
    #expect(!bell.eventsCame(at: at(30_000), minimumInterval: 1, mode: .safe))
    bell.attemptBegan()
    #expect(!bell.delivered(at: at(60_000), minimumInterval: 1))
    #expect(!bell.isDue(at: at(120_000)))
  }

  @Test("keeps to the interval when a notification is taken while something new came")
  func newsWithinInterval() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 600, mode: .safe))
    bell.attemptBegan()
    #expect(!bell.eventsCame(at: at(1_000), minimumInterval: 600, mode: .safe))
    #expect(!bell.delivered(at: at(2_000), minimumInterval: 600))
    #expect(bell.nextRing == at(600_000))
    #expect(bell.isDue(at: at(600_000)))
  }

  @Test("rings anew with the next event after a notification is given up")
  func givenUp() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 1, mode: .safe))
    #expect(!bell.eventsCame(at: at(5_000), minimumInterval: 1, mode: .safe))
    bell.gaveUp()
    #expect(bell.eventsCame(at: at(6_000), minimumInterval: 1, mode: .safe))
  }

  @Test("drops what comes within the interval in strict mode")
  func strict() {
    let bell = BellUnderTest()
    #expect(bell.eventsCame(at: at(0), minimumInterval: 10, mode: .strict))
    #expect(!bell.eventsCame(at: at(9_999), minimumInterval: 10, mode: .strict))
    #expect(!bell.delivered(at: at(9_999), minimumInterval: 10))
    #expect(!bell.isDue(at: at(60_000)))
    #expect(bell.eventsCame(at: at(10_000), minimumInterval: 10, mode: .strict))
    #expect(bell.eventsCame(at: at(20_000), minimumInterval: -5, mode: .strict))
    #expect(bell.eventsCame(at: at(20_000), minimumInterval: 0, mode: .strict))
  }

  @Test("never has two notifications under way, and never leaves news untold", arguments: 1...50)
  func random(seed: Int) {
    let random = SeededRandom(seed: UInt64(seed))
    let interval = [nil, 0, 1, 5][random.number(below: 4)] as Int64?
    let bell = BellUnderTest()
    var time = at(0)
    var underWay = 0
    var rings: [Timestamp] = []
    // Whether something came that no attempt which succeeded began after.
    var untold = false
    var toldByAttempt = false
    var isTried = false
    for step in 0..<500 {
      time = Timestamp(milliseconds: time.milliseconds + Int64(random.number(below: 800)))
      var rang = bell.isDue(at: time)
      if !rang {
        switch random.number(below: 3) {
        case 0:
          untold = true
          toldByAttempt = false
          rang = bell.eventsCame(at: time, minimumInterval: interval, mode: .safe)
        case 1 where underWay == 1:
          bell.attemptBegan()
          toldByAttempt = true
          isTried = true
        case 2 where isTried:
          underWay = 0
          isTried = false
          if toldByAttempt { untold = false }
          rang = bell.delivered(at: time, minimumInterval: interval)
        default: break
        }
      }
      if rang {
        underWay += 1
        toldByAttempt = false
        rings.append(time)
      }
      #expect(underWay <= 1, "seed \(seed), step \(step)")
      #expect(
        !untold || underWay == 1 || bell.nextRing != nil, "seed \(seed), step \(step)")
    }
    for (first, second) in zip(rings, rings.dropFirst()) {
      let gap = second.milliseconds - first.milliseconds
      #expect(gap >= (interval ?? 1) * 1000, "seed \(seed)")
    }
  }
}
