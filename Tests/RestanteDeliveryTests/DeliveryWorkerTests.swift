import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteDelivery

/// Handlers that a test plays: what is posted waits until the test has it replied to.
private final class PlayedHandlers: HandlerPosting {
  /// Something that was posted.
  struct Post: Sendable {
    let url: String
    let fields: [String: String]
    let identifier: String
    let trace: String?
    fileprivate let continuation: CheckedContinuation<DeliveryAttempt, Never>

    var data: String { fields["data"] ?? "" }

    /// Has the handler reply.
    func reply(_ outcome: DeliveryAttempt.Outcome = .replied(200)) {
      continuation.resume(
        returning: DeliveryAttempt(
          outcome: outcome, start: ManualClock.defaultStart, milliseconds: 1))
    }
  }

  private let arrivals = AsyncStream.makeStream(of: Post.self)

  /// What is posted, in its order.
  var posts: AsyncStream<Post>.AsyncIterator { arrivals.stream.makeAsyncIterator() }

  func post(
    _ body: [UInt8], headers: [(name: String, value: String)], to url: String
  ) async -> DeliveryAttempt {
    var fields: [String: String] = [:]
    for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[PercentCoding.decode(parts[0].utf8)] = PercentCoding.decode(parts[1].utf8)
    }
    let identifier = headers.first { $0.name == WebhookSignature.identifierHeader }?.value ?? ""
    let trace = headers.first { $0.name == WebhookSignature.traceHeader }?.value
    return await withCheckedContinuation { continuation in
      arrivals.continuation.yield(
        Post(
          url: url, fields: fields, identifier: identifier, trace: trace,
          continuation: continuation))
    }
  }
}

/// A store whose disk damages what was published.
private struct DamagingStore: ForwardingStore {
  let inner: any Store

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    let outcome = try await inner.perform(operation)
    guard var claimed = outcome as? ClaimedDeliveries else { return outcome }
    for claim in claimed.claims.indices {
      for delivery in claimed.claims[claim].deliveries.indices {
        claimed.claims[claim].deliveries[delivery].content.isDamaged = true
      }
    }
    return claimed as? Operation.Outcome ?? outcome
  }
}

/// A portal with an application, and a worker that posts to played handlers.
private struct WorkerScene {
  static let deal = EventName(stored: "ONCRMDEALUPDATE")

  let clock = ManualClock()
  let store: ModelStore
  let fixture: PortalFixture
  let handlers = PlayedHandlers()
  let workerClock = SteppedClock()

  init() async throws {
    store = ModelStore(time: clock)
    fixture = try await PortalFixture(in: store)
  }

  var portal: PortalID { fixture.portal.id }

  func composer() throws -> DeliveryComposer {
    let key = try #require(ServerKey(bytes: Array(repeating: 7, count: ServerKey.length)))
    return DeliveryComposer(serverKeys: ServerKeyring(key)) { portal in
      DeliveryAuthorization.Sender(
        domain: portal.domain, clientEndpoint: "https://\(portal.domain)/rest/",
        serverEndpoint: "https://oauth.test/rest/", memberID: portal.memberID)
    }
  }

  func worker(
    handlers count: Int = 256, on other: (any Store)? = nil
  ) throws -> DeliveryWorker {
    var settings = DeliveryWorker.Settings()
    settings.handlers = count
    return DeliveryWorker(
      store: other ?? store, composer: try composer(),
      poster: { [handlers] _ in handlers }, random: SeededRandom(seed: 1), clock: workerClock,
      settings: settings)
  }

  func bind(_ url: String, event: EventName = Self.deal, user: Int64? = nil) async throws {
    _ = try await store.perform(
      BindEvent(
        portal: portal, application: fixture.application.application.id, event: event,
        target: .online(handler: url, user: user.map(UserID.init(rawValue:)))))
  }

  func publish(_ data: String...) async throws {
    _ = try await store.perform(
      PublishEvents(
        portal: portal, mode: .safe,
        publications: data.map { Publication(name: Self.deal, data: .string($0)) }))
  }

  func count(_ phase: DeliveryPhase) async throws -> Int {
    try await store.deliveries(ListDeliveries(portal: portal, phase: phase, limit: 1_000)).count
  }

  /// Runs a worker beside `body`, and stops it afterwards.
  func working(
    _ worker: DeliveryWorker, _ body: () async throws -> Void
  ) async throws {
    async let run: Void = worker.run()
    do {
      try await body()
    } catch {
      worker.stop()
      throw error
    }
    worker.stop()
    await run
  }
}

@Suite("A worker that posts deliveries")
struct DeliveryWorkerTests {
  @Test("posts a handler's deliveries one after another, in order, each named for good")
  func order() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    try await scene.publish("1", "2", "3")
    var posts = scene.handlers.posts
    var names: Set<String> = []
    try await scene.working(try scene.worker()) {
      for expected in ["1", "2", "3"] {
        let post = try #require(await posts.next())
        #expect(post.url == "https://a.test/")
        #expect(post.fields["event"] == "ONCRMDEALUPDATE")
        #expect(post.data == expected)
        #expect(try await scene.count(.delivered) == Int(expected).map { $0 - 1 })
        names.insert(post.identifier)
        post.reply()
      }
      while try await scene.count(.delivered) < 3 { await Task.yield() }
    }
    #expect(names.count == 3)
  }

  @Test("brings tokens that are good, and stores nothing but their hashes")
  func tokens() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/", user: 1)
    try await scene.publish("1")
    var posts = scene.handlers.posts
    try await scene.working(try scene.worker()) {
      let post = try #require(await posts.next())
      let token = try #require(post.fields["auth[access_token]"])
      let grant = try await scene.store.accessGrant(token: SecretHash(of: token))
      #expect(grant?.user.id.rawValue == 1)
      #expect(grant?.application.id == scene.fixture.application.application.id)
      #expect(post.fields["auth[domain]"] == scene.fixture.portal.domain)
      #expect(post.fields["auth[application_token]"]?.count == 32)
      #expect(post.fields["auth[refresh_token]"] == nil)
      post.reply()
    }
  }

  @Test("passes on the trace of a publication on every attempt")
  func traces() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let trace = try #require(TraceParent(text))
    _ = try await scene.store.perform(
      PublishEvents(
        portal: scene.portal, mode: .safe,
        publications: [
          Publication(name: WorkerScene.deal, data: 1, trace: trace),
          Publication(name: WorkerScene.deal, data: 2),
        ]))
    var posts = scene.handlers.posts
    try await scene.working(try scene.worker()) {
      for expected in [text, nil] {
        let post = try #require(await posts.next())
        #expect(post.trace == expected)
        post.reply()
      }
    }
  }

  @Test("data come whole, however deep they are, and never without what could not be read")
  func data() async throws {
    let scene = try await WorkerScene()
    var deep: JSONValue = "end"
    for _ in 1...200 { deep = .array([deep]) }
    let composer = try scene.composer()
    func message(
      _ data: [UInt8], isDamaged: Bool = false
    ) throws(UndeliverableEvent) -> DeliveryComposer.Message {
      var content = DeliveryContent(
        name: WorkerScene.deal, user: .nobody, data: data, time: ManualClock.defaultStart)
      content.isDamaged = isDamaged
      return try composer.message(
        ClaimedDelivery(
          id: DeliveryID(rawValue: 1), attempt: 1,
          content: content),
        of: DeliveryClaim(
          handler: BindingID(rawValue: 1), number: 1, url: "https://a.test/",
          owner: .application(clientID: "app", status: "L"), expires: ManualClock.defaultStart,
          deliveries: []), on: scene.fixture.portal, tokens: [], at: ManualClock.defaultStart)
    }
    let body = String(decoding: try message(deep.encoded()).body, as: UTF8.self)
    #expect(body.contains("%5B0%5D=end&"))
    #expect(throws: UndeliverableEvent(failure: .data)) { _ = try message(Array("{".utf8)) }
    #expect(throws: UndeliverableEvent(failure: .damage)) {
      _ = try message(Array("1".utf8), isDamaged: true)
    }
    let large = JSONValue.string(String(repeating: "\u{1}", count: 12 << 20)).encoded()
    #expect(throws: UndeliverableEvent(failure: .size)) { _ = try message(large) }
  }

  @Test("posts nothing that was damaged, but names it and turns readiness off")
  func damage() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    try await scene.publish("1")
    let worker = try scene.worker(on: DamagingStore(inner: scene.store))
    try await scene.working(worker) {
      while try await scene.count(.parked) < 1 { await Task.yield() }
    }
    let found = DeliveryContent.damage(
      of: DeliveryKey(handler: BindingID(rawValue: 1), id: DeliveryID(rawValue: 1)),
      on: scene.portal)
    #expect(scene.store.failures.damage == found)
    #expect(scene.store.failures.counts[.corrupt] == 1)
  }

  @Test("a handler that does not reply delays no other")
  func blackHole() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://hole.test/")
    for number in 1...20 { try await scene.bind("https://h\(number).test/") }
    try await scene.publish("1", "2")
    var posts = scene.handlers.posts
    let worker = try scene.worker()
    try await scene.working(worker) {
      var hole: PlayedHandlers.Post?
      var served: [String: [String]] = [:]
      while served.values.reduce(0, { $0 + $1.count }) < 40 {
        let post = try #require(await posts.next())
        guard post.url != "https://hole.test/" else {
          hole = post
          continue
        }
        served[post.url, default: []].append(post.data)
        post.reply()
      }
      #expect(served.count == 20)
      #expect(served.values.allSatisfy { $0 == ["1", "2"] })
      if hole == nil { hole = await posts.next() }
      worker.stop()
      try #require(hole).reply(.failed(.timeout))
    }
  }

  @Test("a delivery that fails steps aside, and comes again under the same name")
  func retry() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    try await scene.publish("1", "2")
    var posts = scene.handlers.posts
    let worker = try scene.worker()
    try await scene.working(worker) {
      let first = try #require(await posts.next())
      #expect(first.data == "1")
      first.reply(.replied(500))
      let second = try #require(await posts.next())
      #expect(second.data == "2")
      second.reply()
      while try await scene.count(.delivered) < 1 { await Task.yield() }
      #expect(try await scene.count(.retrying) == 1)
      scene.clock.advance(seconds: 60)
      // Any change makes the worker look.
      try await scene.bind("https://b.test/")
      let again = try #require(await posts.next())
      #expect(again.data == "1")
      #expect(again.identifier == first.identifier)
      again.reply()
      while try await scene.count(.delivered) < 2 { await Task.yield() }
    }
  }

  @Test("what is published while it waits is found when it is told")
  func notified() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    var posts = scene.handlers.posts
    var sleeps = scene.workerClock.sleeps.makeAsyncIterator()
    let worker = try scene.worker()
    try await scene.working(worker) {
      _ = await sleeps.next()
      try await scene.publish("1")
      try #require(await posts.next()).reply()
      while try await scene.count(.delivered) < 1 { await Task.yield() }
    }
  }

  @Test("serves as many handlers at a time as it may, and all in the end")
  func places() async throws {
    let scene = try await WorkerScene()
    for number in 1...5 { try await scene.bind("https://h\(number).test/") }
    try await scene.publish("1")
    var posts = scene.handlers.posts
    try await scene.working(try scene.worker(handlers: 2)) {
      var open = [try #require(await posts.next()), try #require(await posts.next())]
      var urls = Set(open.map(\.url))
      for _ in 3...5 {
        open.removeFirst().reply()
        let next = try #require(await posts.next())
        urls.insert(next.url)
        open.append(next)
      }
      for post in open { post.reply() }
      while try await scene.count(.delivered) < 5 { await Task.yield() }
      #expect(urls.count == 5)
    }
  }

  @Test("ends the attempt under way when it is told to stop, and gives the rest back at once")
  func stop() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    try await scene.publish("1", "2")
    var posts = scene.handlers.posts
    let worker = try scene.worker()
    try await scene.working(worker) {
      let post = try #require(await posts.next())
      worker.stop()
      post.reply()
    }
    #expect(try await scene.count(.delivered) == 1)
    try await scene.working(try scene.worker()) {
      let post = try #require(await posts.next())
      #expect(post.data == "2")
      post.reply()
      while try await scene.count(.delivered) < 2 { await Task.yield() }
    }
  }

  @Test("takes over what a server that is gone had claimed, where it is the only one")
  func takeOver() async throws {
    let scene = try await WorkerScene()
    try await scene.bind("https://a.test/")
    try await scene.publish("1")
    let tokens = (0..<64).map { number in
      ClaimDeliveries.TokenHashes(
        access: SecretHash(of: "a\(number)"), refresh: SecretHash(of: "r\(number)"))
    }
    let lost = try await scene.store.perform(
      ClaimDeliveries(portal: scene.portal, mode: .safe, handlers: 1, tokens: tokens))
    #expect(lost.claims.count == 1)
    let worker = try scene.worker()
    try await worker.releaseAll()
    var posts = scene.handlers.posts
    try await scene.working(worker) {
      let post = try #require(await posts.next())
      #expect(post.data == "1")
      post.reply()
      while try await scene.count(.delivered) < 1 { await Task.yield() }
    }
  }
}
