import RestanteTesting
import Testing

@testable import RestanteCore

/// A handler whose deliveries a test drives.
struct HandlerScene {
  var policy: DeliveryPolicy
  var handler: RuledHandler
  var now = ManualClock.defaultStart
  private var published: Int64 = 0

  init(mode: Mode = .safe, keepsOrder: Bool = false) {
    policy = DeliveryPolicy()
    policy.backoff.jitter = 0
    policy.probing.jitter = 0
    handler = RuledHandler(HandlerState(mode: mode, keepsOrder: keepsOrder), policy: policy)
  }

  mutating func publish(_ count: Int = 1) {
    for _ in 0..<count {
      published += 1
      handler.publish(DeliveryID(rawValue: published), at: now)
    }
  }

  mutating func advance(_ seconds: Int64) { now = now.adding(seconds: seconds) }

  /// Claims, and tells which deliveries have their turn.
  mutating func claim() -> [Int64] {
    if case .deliver(let ids) = handler.claim(at: now) { ids.map(\.rawValue) } else { [] }
  }

  /// Why there is no turn.
  mutating func wait() -> DeliveryWait? {
    if case .wait(let wait) = handler.claim(at: now) { wait } else { nil }
  }

  mutating func finish(
    _ number: Int64, _ outcome: DeliveryAttempt.Outcome, milliseconds: Int64 = 10,
    retryAfter: Int64? = nil, claim: Int64? = nil
  ) {
    let attempt = DeliveryAttempt(
      outcome: outcome, start: now, milliseconds: milliseconds,
      retryAfter: retryAfter.map(now.adding(seconds:)))
    handler.finish(
      attempt, of: DeliveryID(rawValue: number), in: claim ?? handler.state.claims, at: now)
  }

  /// Tries all that have their turn, as a server does: until the claim is over or withdrawn.
  ///
  /// - Returns: What was tried, in order.
  mutating func work(_ outcome: (Int64) -> DeliveryAttempt.Outcome) -> [Int64] {
    var tried: [Int64] = []
    guard case .deliver = handler.claim(at: now) else { return [] }
    while let next = handler.state.claim?.deliveries.first {
      tried.append(next.rawValue)
      finish(next.rawValue, outcome(next.rawValue))
    }
    return tried
  }

  func phase(_ number: Int64) -> DeliveryState.Phase? {
    handler.deliveries().first { $0.id.rawValue == number }?.phase
  }
}

@Suite("Turns of deliveries")
struct DeliveryTurnTests {
  @Test("come in the order of publication, and one claim at a time")
  func order() {
    var scene = HandlerScene()
    #expect(scene.wait() == .empty)
    scene.publish(3)
    #expect(scene.claim() == [1, 2, 3])
    #expect(scene.wait() == .claimed(until: scene.now.adding(seconds: 60)))
    for number in 1...3 { scene.finish(Int64(number), .replied(200)) }
    #expect(scene.wait() == .empty)
    #expect(scene.handler.deliveries().allSatisfy { $0.phase == .delivered })
  }

  @Test("pass to another server when one is gone, and its late failure changes nothing")
  func expiredClaim() {
    var scene = HandlerScene()
    scene.publish(2)
    #expect(scene.claim() == [1, 2])
    scene.finish(1, .replied(200))
    scene.advance(40)
    #expect(scene.claim() == [2])
    scene.finish(2, .replied(500), claim: 1)
    #expect(scene.phase(2) == .waiting)
    scene.finish(2, .replied(200), claim: 1)
    #expect(scene.phase(2) == .delivered)
  }

  @Test("come to fewer at a time while a handler is slow, and to more while it is quick")
  func pace() {
    var scene = HandlerScene()
    scene.publish(200)
    #expect(scene.claim().count == 8)
    for number in 1...8 { scene.finish(Int64(number), .replied(200), milliseconds: 1_001) }
    #expect(scene.claim() == [9])
    scene.finish(9, .replied(200))
    #expect(scene.claim() == [10, 11])
    for number in 10...11 { scene.finish(Int64(number), .replied(200)) }
    for _ in 0..<30 { _ = scene.work { _ in .replied(200) } }
    #expect(scene.wait() == .empty)
    #expect(scene.handler.state.pace == scene.policy.maximumPace)
  }

  @Test("say until when there is none")
  func waits() {
    var scene = HandlerScene()
    scene.publish()
    _ = scene.work { _ in .replied(500) }
    #expect(scene.wait() == .retrying(until: scene.now.adding(seconds: 5)))
    var strictOrder = HandlerScene(keepsOrder: true)
    strictOrder.publish(2)
    #expect(strictOrder.work { _ in .replied(500) } == [1])
    #expect(
      strictOrder.wait()
        == .blocked(by: DeliveryID(rawValue: 1), until: strictOrder.now.adding(seconds: 5)))
  }
}

@Suite("Deliveries that fail")
struct FailedDeliveryTests {
  @Test("step aside, and the others go on")
  func stepAside() {
    var scene = HandlerScene()
    scene.publish(4)
    #expect(scene.work { $0 == 2 ? .replied(500) : .replied(200) } == [1, 2, 3, 4])
    #expect(scene.phase(2) == .retrying(at: scene.now.adding(seconds: 5)))
    scene.advance(5)
    #expect(scene.work { _ in .replied(200) } == [2])
  }

  @Test("are tried again after times that grow, for three days, then parked and redrivable")
  func backoff() {
    var scene = HandlerScene()
    scene.publish()
    let start = scene.now
    var delays: [Int64] = []
    while case .deliver = scene.handler.claim(at: scene.now) {
      scene.finish(1, .replied(500))
      guard case .retrying(let time) = scene.phase(1) else { break }
      delays.append((time.milliseconds - scene.now.milliseconds) / 1000)
      scene.now = time
    }
    #expect(delays.starts(with: [5, 15, 45, 135, 405, 1_215, 3_645, 10_935, 32_805, 36_000]))
    #expect(scene.now == start.adding(seconds: 259_200))
    #expect(scene.phase(1) == .parked(.exhausted))
    scene.handler.redrive(DeliveryID(rawValue: 1), at: scene.now)
    #expect(scene.work { _ in .replied(500) } == [1])
    #expect(scene.phase(1) == .retrying(at: scene.now.adding(seconds: 5)))
  }

  @Test("wait as long as the handler asks, but not beyond their deadline")
  func retryAfter() {
    var scene = HandlerScene()
    scene.publish(2)
    _ = scene.claim()
    scene.finish(1, .replied(503), retryAfter: 100)
    scene.finish(2, .replied(503), retryAfter: 1_000_000)
    #expect(scene.phase(1) == .retrying(at: scene.now.adding(seconds: 100)))
    #expect(scene.phase(2) == .retrying(at: scene.now.adding(seconds: 259_200)))
  }

  @Test("do not come back all at once")
  func jitter() {
    var scene = HandlerScene()
    scene.policy.backoff.jitter = 20
    scene.policy.outageFailures = 1_000
    scene.handler = RuledHandler(HandlerState(mode: .safe, pace: 100), policy: scene.policy)
    scene.publish(100)
    _ = scene.work { _ in .replied(500) }
    let times = scene.handler.deliveries().compactMap { delivery -> Int64? in
      if case .retrying(let time) = delivery.phase { time.milliseconds } else { nil }
    }
    #expect(Set(times).count > 50)
    let soonest = scene.now.milliseconds + 4_000
    #expect(times.allSatisfy { (soonest...soonest + 1_000).contains($0) })
  }

  @Test("block those behind them where the binding keeps its order")
  func keepsOrder() {
    var scene = HandlerScene(keepsOrder: true)
    scene.publish(4)
    #expect(scene.work { $0 == 2 ? .replied(500) : .replied(200) } == [1, 2])
    scene.advance(5)
    #expect(scene.work { _ in .replied(200) } == [2, 3, 4])
  }

  @Test("are tried once in strict mode")
  func strict() {
    var scene = HandlerScene(mode: .strict)
    scene.publish(5)
    #expect(scene.work { $0 < 5 ? .replied(500) : .replied(410) } == [1, 2, 3, 4, 5])
    #expect(scene.handler.deliveries().allSatisfy { $0.phase == .parked(.triedOnce) })
    #expect(scene.handler.state.outage == nil)
    #expect(!scene.handler.state.isSuspended)
  }

  @Test("can be parked by an operator, also while they are tried")
  func parked() {
    var scene = HandlerScene()
    scene.publish(2)
    #expect(scene.claim() == [1, 2])
    scene.handler.park(DeliveryID(rawValue: 1))
    scene.finish(1, .replied(500))
    #expect(scene.phase(1) == .parked(.byOperator))
    scene.handler.park(DeliveryID(rawValue: 2))
    scene.finish(2, .replied(200))
    #expect(scene.phase(2) == .delivered)
    #expect(scene.wait() == .empty)
  }
}

@Suite("Handlers that fail")
struct FailedHandlerTests {
  @Test("get every event in order once they recover, however long they failed")
  func outage() {
    var scene = HandlerScene()
    var received: [Int64] = []
    for second in 0..<3_600 {
      if second.isMultiple(of: 10) { scene.publish() }
      _ = scene.work { _ in .replied(503) }
      scene.advance(1)
    }
    // Nothing but one delivery now and then was tried meanwhile.
    let attempts = scene.handler.deliveries().reduce(0) { $0 + $1.attempts }
    #expect((10...40).contains(attempts))
    for _ in 0..<600 {
      received += scene.work { _ in .replied(200) }
      scene.advance(1)
    }
    #expect(received == Array(1...360))
  }

  @Test("are not in an outage because of one delivery, or of failures between successes")
  func noOutage() {
    var scene = HandlerScene()
    scene.publish(1)
    for _ in 0..<5 {
      _ = scene.work { _ in .replied(503) }
      scene.advance(36_000)
    }
    #expect(scene.handler.state.outage == nil)
    scene.publish(8)
    for _ in 0..<20 {
      _ = scene.work { $0.isMultiple(of: 2) ? .replied(503) : .replied(200) }
    }
    #expect(scene.handler.deliveries().count { $0.phase == .delivered } == 5)
    #expect(scene.handler.state.outage == nil)
  }

  @Test("are tried with other events at once where the first ones may be at fault")
  func poison() {
    var scene = HandlerScene()
    scene.publish(6)
    #expect(scene.work { _ in .replied(500) } == [1, 2, 3])
    scene.advance(5)
    #expect(scene.work { $0 < 4 ? .replied(500) : .replied(200) } == [4])
    #expect(scene.work { $0 < 4 ? .replied(500) : .replied(200) }.starts(with: [1, 2]))
  }

  @Test("are tried with other events after six hours in any case")
  func rotation() {
    var scene = HandlerScene()
    scene.publish(5)
    #expect(scene.work { _ in .failed(.connection) } == [1, 2, 3])
    scene.advance(5)
    #expect(scene.work { _ in .failed(.connection) } == [1])
    scene.advance(21_600)
    #expect(scene.work { _ in .failed(.connection) } == [2])
    scene.advance(300)
    #expect(scene.work { _ in .failed(.connection) } == [3])
  }

  @Test("are left alone as long as they ask")
  func retryAfter() {
    var scene = HandlerScene()
    scene.publish(3)
    _ = scene.claim()
    for number in 1...3 { scene.finish(Int64(number), .replied(429), retryAfter: 900) }
    #expect(scene.wait() == .outage(until: scene.now.adding(seconds: 900)))
  }

  @Test("that stay away for three days lose nothing: what waited so long is parked")
  func overdue() {
    var scene = HandlerScene()
    scene.publish(20)
    _ = scene.work { _ in .failed(.connection) }
    scene.advance(259_200)
    _ = scene.work { _ in .failed(.connection) }
    #expect(scene.handler.deliveries().allSatisfy { $0.phase == .parked(.exhausted) })
  }

  @Test("that are gone are suspended, what is published meanwhile is kept, and all of it goes on")
  func gone() {
    var scene = HandlerScene()
    scene.publish(3)
    #expect(scene.work { $0 == 2 ? .replied(410) : .replied(200) } == [1, 2])
    scene.publish(1)
    #expect(scene.wait() == .suspended)
    #expect(scene.phase(2) == .parked(.gone))
    #expect(scene.phase(4) == .parked(.suspended))
    scene.handler.resume(at: scene.now)
    #expect(scene.work { _ in .replied(200) } == [2, 3, 4])
  }
}
