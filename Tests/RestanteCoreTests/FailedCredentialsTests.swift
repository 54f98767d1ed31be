import RestanteTesting
import Testing

@testable import RestanteCore

@Suite("Credentials that were refused")
struct FailedCredentialsTests {
  let clock = ManualClock()
  let failures = FailedCredentials(limit: .bucket(capacity: 5, perSecond: 1), capacity: 100)

  func wait(_ credential: String, from source: String = "a") -> Int64? {
    failures.wait(of: source, presenting: SecretHash(of: credential), at: clock.now())
  }

  func fail(_ credential: String, from source: String = "a") {
    failures.fail(from: source, presenting: SecretHash(of: credential), at: clock.now())
  }

  @Test("make their address wait once there were too many, and no other")
  func byAddress() {
    for number in 1...5 {
      #expect(wait("guess\(number)") == nil)
      fail("guess\(number)")
    }
    #expect(wait("guess6") == 1)
    #expect(wait("guess6", from: "b") == nil)
    clock.advance(seconds: 1)
    #expect(wait("guess6") == nil)
    fail("guess6")
    #expect(wait("guess7") == 1)
    clock.advance(seconds: 5)
    for number in 1...5 {
      #expect(wait("guess\(number)") == nil)
      fail("guess\(number)")
    }
  }

  @Test("do not stop a client next door whose credential was good lately, until it is refused")
  func knownCredential() {
    failures.succeed(presenting: SecretHash(of: "good"))
    for number in 1...5 { fail("guess\(number)") }
    #expect(wait("good") == nil)
    #expect(wait("new") == 1)
    fail("good")
    #expect(wait("good") == 1)
  }

  @Test("are counted in bounded memory; when it is full newcomers share a bucket")
  func bounded() {
    for number in 1...500 { fail("guess", from: "from\(number)") }
    #expect(failures.count <= 101)
    #expect(wait("guess", from: "another") == 1)
    #expect(wait("guess", from: "from1") == nil)
    clock.advance(seconds: 10)
    #expect(wait("guess", from: "another") == nil)
    fail("guess", from: "another")
    #expect(failures.count <= 2)
  }

  @Test("What is remembered as good is bounded, too")
  func knownIsBounded() {
    for number in 0..<(3 * FailedCredentials.maxKnown) {
      failures.succeed(presenting: SecretHash(of: "good\(number)"))
    }
    for number in 1...5 { fail("guess\(number)") }
    #expect(wait("good0") == 1)
    #expect(wait("good\(3 * FailedCredentials.maxKnown - 1)") == nil)
  }

  @Test("count for nothing where there is no limit")
  func off() {
    let failures = FailedCredentials(limit: .off)
    for number in 1...1_000 {
      let hash = SecretHash(of: "guess\(number)")
      #expect(failures.wait(of: "a", presenting: hash, at: clock.now()) == nil)
      failures.fail(from: "a", presenting: hash, at: clock.now())
    }
    #expect(failures.count == 0)
  }
}
