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
    #expect(begin("user1", from: "from1") == 900)
  }

  @Test("from many addresses lock nobody out who comes with the right password from another one")
  func ownerComesIn() {
    for number in 1...100 { #expect(begin("anna", from: "from\(number)") == nil) }
    // Anyone who failed with this login waits; anyone who did not has one attempt.
    #expect(begin("anna", from: "from7") == 900)
    #expect(begin("anna", from: "stranger") == nil)
    #expect(begin("anna", from: "stranger") == 900)
    for _ in 1...5 {
      #expect(begin("anna", from: "home") == nil)
      throttle.succeed(login: "anna", on: portal, from: "home")
    }
  }

  @Test("get past a lock only so many times together, whoever they are")
  func boundPastLocks() {
    for number in 1...100 { #expect(begin("anna", from: "from\(number)") == nil) }
    for number in 1...LoginThrottle.maxPastLocks {
      #expect(begin("anna", from: "more\(number)") == nil)
    }
    #expect(begin("anna", from: "home") == 900)
    #expect(begin("boris", from: "home") == nil)
    clock.advance(seconds: LoginThrottle.window)
    #expect(begin("anna", from: "home") == nil)
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
