import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Logins that fail")
struct LoginThrottleTests {
  let throttle = LoginThrottle()
  let clock = ManualClock()
  let portal = PortalID(rawValue: 1)

  func begin(_ login: String, from address: String = "a", on portal: Int64 = 1) -> Int64? {
    throttle.begin(
      login: login, on: PortalID(rawValue: portal), from: address, at: clock.now())
  }

  @Test("count for a quarter of an hour, by login and address")
  func window() {
    for _ in 1...10 { #expect(begin("anna") == nil) }
    #expect(begin("Anna") == 900)
    #expect(begin("anna", from: "b") == nil)
    #expect(begin("anna", on: 2) == nil)
    clock.advance(milliseconds: 899_001)
    #expect(begin("anna") == 1)
    clock.advance(milliseconds: 999)
    #expect(begin("anna") == nil)
  }

  @Test("count together for one address and for one login")
  func together() {
    for number in 1...100 { #expect(begin("user\(number)") == nil) }
    #expect(begin("user101") == 900)
    for number in 1...99 { #expect(begin("user1", from: "from\(number)") == nil) }
    #expect(begin("user1", from: "from100") == 900)
  }

  @Test("are forgotten by the same two once a login succeeds")
  func success() {
    for _ in 1...10 { #expect(begin("anna") == nil) }
    throttle.succeed(login: "anna", on: portal, from: "a")
    #expect(begin("anna") == nil)
  }

  @Test("are kept in bounded memory; when it is full everybody waits until some are over")
  func bounded() {
    for number in 0..<LoginThrottle.capacity where number % 3 == 0 {
      _ = begin("user\(number)", from: "from\(number)")
    }
    #expect(begin("late", from: "late") == LoginThrottle.window)
    clock.advance(seconds: LoginThrottle.window)
    #expect(begin("late", from: "late") == nil)
  }
}
