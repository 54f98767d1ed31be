import RestanteTesting
import Testing

@testable import RestanteCore

@Suite("Counting requests")
struct RequestLedgerTests {
  let clock = ManualClock()
  let bucket = RequestBucket(portal: PortalID(rawValue: 1), source: "192.0.2.1")

  func admit(
    _ ledger: MemoryLimitLedger, _ bucket: RequestBucket? = nil, capacity: Int = 50,
    perSecond: Int = 2
  ) -> RequestAllowance {
    ledger.admit(
      bucket ?? self.bucket, capacity: capacity, perSecond: perSecond, at: clock.now())
  }

  @Test("A full bucket takes a request more as soon as one has leaked out, and not earlier")
  func exact() {
    let ledger = MemoryLimitLedger()
    for left in (0..<50).reversed() {
      let allowance = admit(ledger)
      #expect(allowance.isAdmitted)
      #expect(allowance.remaining == left)
    }
    #expect(
      admit(ledger) == RequestAllowance(isAdmitted: false, remaining: 0, secondsUntilEmpty: 25))
    clock.advance(milliseconds: 499)
    #expect(!admit(ledger).isAdmitted)
    clock.advance(milliseconds: 1)
    #expect(admit(ledger).isAdmitted)
    #expect(!admit(ledger).isAdmitted)
    // Refused requests cost nothing: after 25 seconds everything has leaked out.
    clock.advance(seconds: 25)
    #expect(
      admit(ledger) == RequestAllowance(isAdmitted: true, remaining: 49, secondsUntilEmpty: 1))
  }

  @Test("Addresses and portals have buckets of their own")
  func apart() {
    let ledger = MemoryLimitLedger()
    #expect(admit(ledger, capacity: 1).isAdmitted)
    #expect(!admit(ledger, capacity: 1).isAdmitted)
    for other in [
      RequestBucket(portal: bucket.portal, source: "192.0.2.2"),
      RequestBucket(portal: PortalID(rawValue: 2), source: bucket.source),
      RequestBucket(portal: nil, source: bucket.source),
    ] {
      #expect(admit(ledger, other, capacity: 1).isAdmitted)
    }
  }

  @Test("Over a long time no more than the rate is let through")
  func steady() {
    let ledger = MemoryLimitLedger()
    var admitted = 0
    for _ in 0..<100_000 {
      if admit(ledger, capacity: 250, perSecond: 5).isAdmitted { admitted += 1 }
      clock.advance(milliseconds: 10)
    }
    // A thousand seconds at 5 a second, and the bucket's 250 at the start.
    #expect(admitted == 250 + 4_999)
  }

  @Test("A clock that is set back neither fills nor empties a bucket")
  func backwards() {
    let ledger = MemoryLimitLedger()
    #expect(admit(ledger, capacity: 2).remaining == 1)
    clock.advance(seconds: -3_600)
    #expect(admit(ledger, capacity: 2).remaining == 0)
    #expect(!admit(ledger, capacity: 2).isAdmitted)
  }

  @Test("What has leaked out is forgotten")
  func forgotten() {
    let ledger = MemoryLimitLedger()
    for number in 0..<5_000 {
      _ = admit(ledger, RequestBucket(portal: nil, source: "\(number)"))
    }
    #expect(ledger.count.buckets == 5_000)
    clock.advance(seconds: 11)
    #expect(admit(ledger).isAdmitted)
    #expect(ledger.count.buckets == 1)
  }

  @Test("Whoever comes when the ledger is full shares a bucket with the others that do")
  func bounded() {
    let ledger = MemoryLimitLedger(capacity: 10)
    var admitted = 0
    for number in 0..<1_000 {
      let one = RequestBucket(portal: bucket.portal, source: "\(number)")
      if admit(ledger, one, capacity: 5, perSecond: 1).isAdmitted { admitted += 1 }
    }
    #expect(admitted == 10 + 5)
    #expect(ledger.count.buckets == 11)
  }

  @Test("Nodes that exchange what they counted refuse together")
  func exchanged() {
    let first = MemoryLimitLedger(recordsChanges: true)
    let second = MemoryLimitLedger(recordsChanges: true)
    for _ in 0..<30 { _ = admit(first) }
    second.add(first.takeChanges(), at: clock.now())
    #expect(first.takeChanges().isEmpty)
    for _ in 0..<20 { #expect(admit(second).isAdmitted) }
    #expect(!admit(second).isAdmitted)
    let told = second.takeChanges()
    #expect(told.requests == [bucket: 20])
    first.add(told, at: clock.now())
    #expect(!admit(first).isAdmitted)
  }
}

@Suite("Counting operating time")
struct OperatingLedgerTests {
  let clock = ManualClock(Timestamp(seconds: 1_721_298_720))
  let ledger = MemoryLimitLedger(recordsChanges: true)
  let subject = OperatingSubject(
    portal: PortalID(rawValue: 1), credential: .application(ApplicationID(rawValue: 1)),
    method: "event.get")

  /// A call that begins now and takes some microseconds.
  func spend(_ microseconds: Int64) -> OperatingTime {
    ledger.operatingTime(of: subject, adding: microseconds, since: clock.now())
  }

  @Test("Only calls of more than a tenth of a second count")
  func long() {
    #expect(spend(100_000).microseconds == 0)
    #expect(spend(100_001).microseconds == 100_001)
    #expect(spend(0).microseconds == 100_001)
  }

  @Test("A minute counts until its part of the last ten is over, and clients are told when")
  func expiry() {
    let start = clock.now()
    #expect(spend(0).resetAt == start.adding(seconds: 600))
    clock.advance(seconds: 30)
    #expect(spend(1_000_000).resetAt == start.adding(seconds: 630))
    clock.advance(seconds: 20)
    #expect(spend(2_000_000).resetAt == start.adding(seconds: 630))
    clock.advance(seconds: 20)
    #expect(spend(4_000_000).microseconds == 7_000_000)
    // 599 seconds after the start the first minute is still one of ten.
    clock.advance(seconds: 529)
    #expect(spend(0) == OperatingTime(microseconds: 7_000_000, resetAt: start.adding(seconds: 630)))
    clock.advance(seconds: 1)
    #expect(spend(0) == OperatingTime(microseconds: 4_000_000, resetAt: start.adding(seconds: 670)))
    clock.advance(seconds: 60)
    #expect(spend(0).microseconds == 0)
  }

  @Test("Methods, applications and webhooks are counted apart")
  func apart() {
    _ = spend(1_000_000)
    for (portal, credential, method) in [
      (1, .application(ApplicationID(rawValue: 1)), "profile"),
      (1, .application(ApplicationID(rawValue: 2)), "event.get"),
      (1, .webhook(SecretHash(of: "code")), "event.get"),
      (2, .application(ApplicationID(rawValue: 1)), "event.get"),
    ] as [(Int64, OperatingSubject.Credential, String)] {
      let other = OperatingSubject(
        portal: PortalID(rawValue: portal), credential: credential, method: method)
      #expect(
        ledger.operatingTime(of: other, adding: 0, since: clock.now()).microseconds == 0)
    }
  }

  @Test("What counts no more is forgotten")
  func forgotten() {
    _ = spend(1_000_000)
    #expect(ledger.count.subjects == 1)
    clock.advance(seconds: 700)
    var other = subject
    other.method = "profile"
    _ = ledger.operatingTime(of: other, adding: 1_000_000, since: clock.now())
    #expect(ledger.count.subjects == 1)
  }

  @Test("Nodes add up what each of them counted")
  func exchanged() {
    let other = MemoryLimitLedger()
    _ = spend(1_000_000)
    clock.advance(seconds: 60)
    _ = spend(2_000_000)
    other.add(ledger.takeChanges(), at: clock.now())
    #expect(
      other.operatingTime(of: subject, adding: 0, since: clock.now()).microseconds == 3_000_000)
    #expect(ledger.takeChanges().isEmpty)
  }
}
