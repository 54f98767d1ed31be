import RestanteCore
import RestanteTesting
import Testing

@Suite("The steady clock")
struct SteadyClockTests {
  let wall = ManualClock(Timestamp(seconds: 1_000))
  let monotonic = ManualClock(Timestamp(seconds: 5))

  private func pass(milliseconds: Int64) {
    wall.advance(milliseconds: milliseconds)
    monotonic.advance(milliseconds: milliseconds)
  }

  private func clock(floor: Timestamp? = nil) -> SteadyClock {
    SteadyClock(floor: floor, wall: wall, monotonic: monotonic)
  }

  @Test("follows the wall clock")
  func follows() {
    let clock = clock()
    #expect(clock.now() == Timestamp(seconds: 1_000))
    pass(milliseconds: 1_234)
    #expect(clock.now() == Timestamp(milliseconds: 1_001_234))
    #expect(clock.startedBehindBy == 0)
  }

  @Test("follows at once when the wall clock is set forward")
  func jumpsForward() {
    let clock = clock()
    pass(milliseconds: 10)
    wall.advance(seconds: 3_600)
    #expect(clock.now() == wall.now())
  }

  @Test("never jumps back when the wall clock is set back")
  func neverJumpsBack() {
    let clock = clock()
    let before = clock.now()
    wall.advance(seconds: -100)
    #expect(clock.now() == before)
    #expect(clock.now() == before)
  }

  @Test("slews at half speed until the wall clock has caught up, then follows again")
  func slews() {
    let clock = clock()
    wall.advance(seconds: -100)
    for second in 1...198 {
      pass(milliseconds: 1_000)
      let expected = Timestamp(milliseconds: 1_000_000 + Int64(second) * 500)
      #expect(clock.now() == expected)
    }
    // Read once a second, the wall clock has caught up a reading before the arithmetic says so.
    for _ in 1...5 {
      pass(milliseconds: 1_000)
      #expect(clock.now() == wall.now())
    }
  }

  @Test("loses no half milliseconds while it slews")
  func countsHalfTicks() {
    let clock = clock()
    wall.advance(seconds: -100)
    for _ in 0..<11 {
      pass(milliseconds: 1)
      _ = clock.now()
    }
    #expect(clock.now().milliseconds == 1_000_005)
  }

  @Test("does not slew for the few milliseconds by which clocks disagree")
  func toleratesGranularity() {
    let clock = clock()
    wall.advance(milliseconds: -20)
    #expect(clock.now() == Timestamp(seconds: 1_000))
    pass(milliseconds: 100)
    #expect(clock.now() == wall.now())
  }

  @Test("stands still rather than go back with a monotonic clock that fails to be one")
  func brokenMonotonicClock() {
    let clock = clock()
    wall.advance(seconds: -100)
    monotonic.advance(seconds: -3)
    #expect(clock.now() == Timestamp(seconds: 1_000))
    monotonic.advance(seconds: 3)
    #expect(clock.now() == Timestamp(seconds: 1_000))
    monotonic.advance(seconds: 2)
    #expect(clock.now() == Timestamp(seconds: 1_001))
  }

  @Test("never starts below the newest stored time and says by how much it would have")
  func startsAtFloor() {
    let clock = clock(floor: Timestamp(milliseconds: 1_060_500))
    #expect(clock.startedBehindBy == 60_500)
    #expect(clock.now() == Timestamp(milliseconds: 1_060_500))
    pass(milliseconds: 10_000)
    #expect(clock.now() == Timestamp(milliseconds: 1_065_500))
  }

  @Test("starts with the wall clock when that is later than what is stored")
  func startsAboveFloor() {
    let clock = clock(floor: Timestamp(seconds: 900))
    #expect(clock.startedBehindBy == 0)
    #expect(clock.now() == Timestamp(seconds: 1_000))
  }

  @Test("never goes back, whatever the wall clock does", arguments: [1, 2, 3, 4] as [UInt64])
  func monotonicity(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let clock = clock()
    var last = clock.now()
    for _ in 0..<2_000 {
      pass(milliseconds: Int64(random.number(below: 2_000)))
      if random.chance(percent: 10) {
        wall.advance(seconds: Int64(random.number(below: 200)) - 100)
      }
      let now = clock.now()
      #expect(now >= last)
      last = now
    }
  }
}

@Suite("A timestamp")
struct TimestampTests {
  @Test(
    "rounds seconds down, before the epoch too",
    arguments: [
      (0, 0), (999, 0), (1_000, 1), (-1, -1), (-999, -1), (-1_000, -1), (-1_001, -2),
    ] as [(Int64, Int64)])
  func seconds(milliseconds: Int64, seconds: Int64) {
    #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
  }

  @Test("moves by seconds")
  func adding() {
    let time = Timestamp(milliseconds: 1_500)
    #expect(time.adding(seconds: 2) == Timestamp(milliseconds: 3_500))
    #expect(time.adding(seconds: -2) == Timestamp(milliseconds: -500))
    #expect(time.adding(seconds: -2) < time)
  }
}
