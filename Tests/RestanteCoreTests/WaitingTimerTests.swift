import RestanteTesting
import Testing

@testable import RestanteCore

@Suite("The timer of clients that wait")
struct WaitingTimerTests {
  private let clock = SteppedClock()

  private func places(_ count: Int) -> [WaitingPlace] {
    (0..<count).map {
      WaitingPlace(interest: WaitingInterest(), number: $0)
    }
  }

  /// Waits until each of the places is over.
  private func end(of places: some Sequence<WaitingPlace>) async {
    for place in places {
      while !place.isOver { await Task.yield() }
    }
  }

  @Test("ends each wait when its time is up, whatever their lengths and order")
  func lengths() async {
    let timer = SharedWaitingTimer(clock)
    let places = places(4)
    timer.end(places[0], after: .seconds(60))
    timer.end(places[1], after: .seconds(5))
    clock.advance(by: .seconds(3))
    timer.end(places[2], after: .seconds(5))
    timer.end(places[3], after: .seconds(60))
    clock.advance(by: .seconds(2))
    await end(of: [places[1]])
    #expect(places.map(\.isOver) == [false, true, false, false])
    clock.advance(by: .seconds(3))
    await end(of: [places[2]])
    #expect(places.map(\.isOver) == [false, true, true, false])
    clock.advance(by: .seconds(52))
    await end(of: [places[0]])
    #expect(!places[3].isOver)
    clock.advance(by: .seconds(3))
    await end(of: places)
  }

  @Test("ends those who stay when others of the same length left before their time")
  func leaving() async {
    let timer = SharedWaitingTimer(clock)
    let places = places(1_000)
    for place in places { timer.end(place, after: .seconds(9)) }
    for place in places.dropLast() {
      place.leave()
      timer.forgetWait(of: .seconds(9))
    }
    clock.advance(by: .seconds(9))
    await end(of: places)
  }

  @Test("begins anew after all have left")
  func again() async {
    let timer = SharedWaitingTimer(clock)
    for place in places(100) {
      timer.end(place, after: .seconds(9))
      clock.advance(by: .seconds(9))
      await end(of: [place])
      timer.forgetWait(of: .seconds(9))
    }
  }

  @Test("keeps few of those who left while somebody stays")
  func memory() {
    let timer = SharedWaitingTimer(clock)
    timer.end(places(1)[0], after: .seconds(9))
    weak var early: WaitingPlace?
    for place in places(100) {
      early = early ?? place
      timer.end(place, after: .seconds(9))
      place.leave()
      timer.forgetWait(of: .seconds(9))
    }
    #expect(early == nil)
  }
}
