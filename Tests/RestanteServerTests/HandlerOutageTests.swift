import RestanteCore
import RestanteDelivery
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

/// A handler that replies with 503 until a time, and takes everything after it.
private final class UnavailableHandler: HandlerPosting {
  private struct State {
    var refused: [String] = []
    var taken: [String] = []
  }

  private let clock: ManualClock
  private let end: Timestamp
  private let state = Mutex(State())

  init(until end: Timestamp, by clock: ManualClock) {
    self.end = end
    self.clock = clock
  }

  /// The data of the deliveries that it refused, in the order in which they came.
  var refused: [String] { state.withLock { $0.refused } }
  /// The data of those that it took.
  var taken: [String] { state.withLock { $0.taken } }

  func post(
    _ body: [UInt8], headers: [(name: String, value: String)], to url: String
  ) async -> DeliveryAttempt {
    let now = clock.now()
    let isAvailable = now >= end
    let data = String(decoding: body, as: UTF8.self).split(separator: "&")
      .first { $0.hasPrefix("data=") }.map { String($0.dropFirst(5)) }
    state.withLock { state in
      if isAvailable {
        state.taken.append(data ?? "")
      } else {
        state.refused.append(data ?? "")
      }
    }
    return DeliveryAttempt(
      outcome: .replied(isAvailable ? 200 : 503), start: now, milliseconds: 1)
  }
}

/// A portal on a store, an application with a handler, and a worker that delivers to it.
private struct OutageScene {
  static let event = EventName(stored: "ONCRMDEALUPDATE")

  let clock = ManualClock()
  let workerClock = SteppedClock()
  let store: any Store
  let portal: PortalID
  let handler: UnavailableHandler
  let worker: DeliveryWorker

  init(_ kind: StoreKind, in directory: TemporaryDirectory, outage seconds: Int64) async throws {
    store = try await kind.open(path: directory.path + "/restante.sqlite", clock: clock)
    let fixture = try await PortalFixture(in: store)
    portal = fixture.portal.id
    handler = UnavailableHandler(until: clock.now().adding(seconds: seconds), by: clock)
    let key = try #require(ServerKey(bytes: Array(repeating: 7, count: ServerKey.length)))
    worker = DeliveryWorker(
      store: store,
      composer: DeliveryComposer(serverKeys: ServerKeyring(key)) { portal in
        DeliveryAuthorization.Sender(
          domain: portal.domain, clientEndpoint: "https://\(portal.domain)/rest/",
          serverEndpoint: "https://oauth.example/rest/", memberID: portal.memberID)
      },
      poster: { [handler] _ in handler }, random: SeededRandom(seed: 1), clock: workerClock)
    _ = try await store.perform(
      BindEvent(
        portal: portal, application: fixture.application.application.id, event: Self.event,
        target: .online(handler: "https://handler.example/", user: nil)))
  }

  func publish(_ number: Int) async throws {
    let receipt = try await store.perform(
      PublishEvents(
        portal: portal, mode: .safe,
        publications: [Publication(name: Self.event, data: .string("\(number)"))]))
    #expect(receipt.deliveries == 1)
  }

  /// Lets time go by, and waits until the worker has done what was due.
  func pass(seconds: Int64) async throws {
    clock.advance(seconds: seconds)
    let deadline = ContinuousClock.now + .seconds(300)
    while try await isBusy() {
      try #require(ContinuousClock.now < deadline, "the worker does not do what is due")
      // It sleeps no longer than until it looks at the store again.
      workerClock.advance(by: .seconds(5))
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Whether a delivery is under way or due.
  private func isBusy() async throws -> Bool {
    for handler in try await store.handlers(on: portal, after: nil, limit: 10) {
      if handler.state.claim != nil { return true }
      if let due = handler.dueAt, due <= store.time.now() { return true }
    }
    return false
  }

  func count(_ phase: DeliveryPhase) async throws -> Int {
    try await store.deliveries(ListDeliveries(portal: portal, phase: phase, limit: 1_000)).count
  }
}

@Suite("A handler that is unavailable")
struct HandlerOutageTests {
  @Test(
    "for an hour gets all events afterwards, in order", arguments: [StoreKind.sqlite, .postgres])
  func hour(kind: StoreKind) async throws {
    let directory = try TemporaryDirectory()
    let scene = try await OutageScene(kind, in: directory, outage: 3_600)
    async let run: Void = scene.worker.run()
    let result = await Result {
      for number in 1...120 {
        try await scene.publish(number)
        try await scene.pass(seconds: 30)
      }
      // The hour is over; the handler is tried again within minutes.
      #expect(scene.handler.refused.count > 10)
      #expect(scene.handler.refused.count < 60)
      for _ in 1...12 { try await scene.pass(seconds: 30) }
      #expect(scene.handler.taken == (1...120).map { "\($0)" })
      #expect(try await scene.count(.delivered) == 120)
      try await scene.publish(121)
      try await scene.pass(seconds: 1)
      #expect(scene.handler.taken.last == "121")
      for phase in [DeliveryPhase.waiting, .retrying, .parked] {
        #expect(try await scene.count(phase) == 0)
      }
    }
    scene.worker.stop()
    await run
    await scene.store.close()
    try result.get()
  }
}
