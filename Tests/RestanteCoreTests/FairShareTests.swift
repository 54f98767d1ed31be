import Testing

@testable import RestanteCore

@Suite("Places that portals share")
struct FairShareTests {
  /// One of many holders on a portal.
  private func holder(_ number: Int64 = 1, on portal: Int64) -> PlaceHolder {
    PlaceHolder(
      portal: PortalID(rawValue: portal),
      credential: .user(UserID(rawValue: number), ApplicationID(rawValue: 1)))
  }

  /// Takes places for a holder while there are any; returns how many.
  private func takeAll(_ places: inout FairShare, _ holder: PlaceHolder) -> Int {
    var own = 0
    while places.take(for: holder) { own += 1 }
    return own
  }

  @Test("are bounded, and one portal leaves a quarter of them to others")
  func quarter() {
    var places = FairShare(capacity: 1_000)
    var own = 0
    for number in Int64(1)...100 { own += takeAll(&places, holder(number, on: 1)) }
    #expect(own == 750)
    // Others find room, each portal for a few.
    for portal in Int64(2)...10 { #expect(takeAll(&places, holder(on: portal)) == 15) }
  }

  @Test("leave a quarter of a portal's to its other credentials, when one takes all it can")
  func credentials() {
    var places = FairShare(capacity: 1_000)
    // 750 less a quarter.
    #expect(takeAll(&places, holder(1, on: 1)) == 563)
    #expect(takeAll(&places, holder(2, on: 1)) == 11)
    let key = PlaceHolder(
      portal: PortalID(rawValue: 1), credential: .key(SecretHash(of: "a key")))
    #expect(takeAll(&places, key) == 11)
    // The same user of another application is another holder, and so is one of another portal.
    let other = PlaceHolder(
      portal: PortalID(rawValue: 1),
      credential: .user(UserID(rawValue: 1), ApplicationID(rawValue: 2)))
    #expect(takeAll(&places, other) == 11)
    #expect(takeAll(&places, holder(1, on: 2)) > 11)
    // What one leaves is free for it again, and nobody else got more by it.
    for _ in 0..<100 { places.leave(holder(1, on: 1)) }
    #expect(takeAll(&places, holder(1, on: 1)) == 67)
    #expect(takeAll(&places, holder(2, on: 1)) == 0)
  }

  @Test("are all taken by many portals, and free again when they leave")
  func full() {
    var places = FairShare(capacity: 64)
    for portal in Int64(1)...64 { #expect(places.take(for: holder(on: portal)) == true) }
    #expect(places.take(for: holder(on: 65)) == false)
    places.leave(holder(on: 3))
    places.leave(holder(on: 3))
    #expect(places.take(for: holder(on: 65)) == true)
    #expect(places.take(for: holder(on: 66)) == false)
  }

  @Test("that are few go to whoever comes first")
  func small() {
    var places = FairShare(capacity: 2)
    #expect(places.take(for: holder(1, on: 1)) == true)
    #expect(places.take(for: holder(1, on: 1)) == true)
    #expect(places.take(for: holder(2, on: 2)) == false)
  }
}
