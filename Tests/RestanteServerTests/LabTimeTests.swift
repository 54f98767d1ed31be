import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteLab

@Suite("The time of a lab")
struct LabTimeTests {
  private static let start = ManualClock.defaultStart

  @Test("It runs at a distance from the wall clock, or stands still")
  func distance() {
    let wall = ManualClock()
    let clock = LabClock(following: wall)
    #expect(clock.now() == Self.start)
    #expect(clock.change(by: [.advance(milliseconds: 5_000)]))
    wall.advance(seconds: 1)
    #expect(clock.now() == Self.start.adding(seconds: 6))
    #expect(clock.change(by: [.freeze]))
    wall.advance(seconds: 10)
    #expect(clock.now() == Self.start.adding(seconds: 6))
    #expect(clock.change(by: [.advance(milliseconds: 4_000), .resume]))
    wall.advance(seconds: 1)
    #expect(clock.now() == Self.start.adding(seconds: 11))
    #expect(clock.change(by: [.set(Timestamp(seconds: 7))]))
    #expect(clock.now() == Timestamp(seconds: 7))
    #expect(clock.change(by: [.follow]))
    #expect(clock.now() == wall.now())
  }

  @Test("Commands count together or not at all")
  func together() {
    let clock = LabClock(following: ManualClock())
    #expect(!clock.change(by: [.freeze, .advance(milliseconds: .max)]))
    #expect(!clock.change(by: [.set(Timestamp(seconds: -1))]))
    #expect(!clock.change(by: [.set(Timestamp(seconds: Timestamp.maxSeconds + 1))]))
    #expect(clock.time == .following)
  }

  @Test("It starts no earlier than what is stored")
  func floor() {
    let clock = LabClock(following: ManualClock())
    clock.begin(notBefore: nil)
    clock.begin(notBefore: Self.start.adding(seconds: -1))
    #expect(clock.now() == Self.start)
    clock.begin(notBefore: Self.start.adding(seconds: 60))
    #expect(clock.now() == Self.start.adding(seconds: 60))
  }

  @Test("Who sleeps wakes when the time has come, however it came", arguments: [true, false])
  func sleepers(isFrozen: Bool) async throws {
    let clock = LabClock(following: ManualClock())
    if isFrozen { #expect(clock.change(by: [.freeze])) }
    let timer = LabTimer(clock: clock)
    let deadline = timer.now.advanced(by: .seconds(3_600))
    let sleepers = (1...3).map { _ in
      Task { try await timer.sleep(until: deadline, tolerance: nil) }
    }
    for _ in 1...4 {
      #expect(clock.change(by: [.advance(milliseconds: 900_000)]))
      clock.wake()
    }
    for sleeper in sleepers { try await sleeper.value }
    #expect(timer.now >= deadline)
  }

  @Test("While it runs, the machine's time wakes as well")
  func machine() async throws {
    let timer = LabTimer(clock: LabClock())
    let deadline = timer.now.advanced(by: .milliseconds(5))
    try await timer.sleep(until: deadline, tolerance: nil)
    #expect(timer.now >= deadline)
  }

  @Test("A sleep that is cancelled ends", arguments: [true, false])
  func cancelled(isFrozen: Bool) async throws {
    let clock = LabClock(following: ManualClock())
    if isFrozen { #expect(clock.change(by: [.freeze])) }
    let sleeper = Task { try await LabTimer(clock: clock).sleep(for: .seconds(3_600)) }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
  }
}
