import Testing

@testable import RestanteCore

@Suite("Places that portals share")
struct FairShareTests {
  private func portal(_ number: Int64) -> PortalID { PortalID(rawValue: number) }

  @Test("are bounded, and one portal leaves a quarter of them to others")
  func quarter() {
    var places = FairShare(capacity: 1_000)
    var own = 0
    while places.take(for: portal(1)) { own += 1 }
    #expect(own == 750)
    // Others find room, each for a few.
    for number in Int64(2)...10 {
      var few = 0
      while places.take(for: portal(number)) { few += 1 }
      #expect(few == 15)
    }
  }

  @Test("are all taken by many portals, and free again when they leave")
  func full() {
    var places = FairShare(capacity: 64)
    for number in Int64(1)...64 { #expect(places.take(for: portal(number)) == true) }
    #expect(places.take(for: portal(65)) == false)
    places.leave(portal(3))
    places.leave(portal(3))
    #expect(places.take(for: portal(65)) == true)
    #expect(places.take(for: portal(66)) == false)
  }

  @Test("that are few go to whoever comes first")
  func small() {
    var places = FairShare(capacity: 2)
    #expect(places.take(for: portal(1)) == true)
    #expect(places.take(for: portal(1)) == true)
    #expect(places.take(for: portal(2)) == false)
  }
}
