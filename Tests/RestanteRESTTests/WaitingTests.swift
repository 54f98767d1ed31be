import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST

extension RESTWorld {
  /// Asks for events and is willing to wait.
  func get(
    _ parameters: JSONValue = [:], wait: Int, key: String? = nil, as token: String = "admin",
    unless hangUp: HangUp? = nil
  ) async -> RESTReply {
    let request = RESTRequest(
      verb: "POST", path: "/rest/event.offline.get", contentType: "application/json",
      authorization: "Bearer \(token)", idempotencyKey: key, prefer: "wait=\(wait)",
      body: parameters.encoded())
    let body = BodyInMemory(bytes: request.body)
    switch await service.begin(request, body: body, unless: hangUp) {
    case .replied(let reply): return reply
    case .waiting(let waiting): return await waiting.reply()
    }
  }

  /// Waits until so many clients wait.
  func arrival(of count: Int) async {
    while waiting.count < count { await Task.yield() }
  }

  func publishDeal(_ id: Int) async throws {
    try await publish("ONCRMDEALUPDATE", ["FIELDS": ["ID": .int(id)]])
  }
}

extension RESTReply {
  var appliedPreference: String? { headers.first { $0.name == "Preference-Applied" }?.value }
}

@Suite("Prefer: wait")
struct WaitingTests {
  static let forms: [(Mode, JSONValue)] = [
    (.safe, [:]), (.safe, ["clear": 0]), (.strict, [:]), (.strict, ["clear": 0]),
  ]

  private func world(
    _ mode: Mode = .safe, operatingLimit: Int64? = nil, maxWaiting: Int = 100,
    store: (@Sendable (ModelStore) -> any Store)? = nil
  ) async throws -> RESTWorld {
    let world = try await RESTWorld(
      mode, operatingLimit: operatingLimit, maxWaiting: maxWaiting, store: store)
    try await world.bindOffline(["ONCRMDEALUPDATE", "ONCRMLEADADD"])
    return world
  }

  @Test("events that are there are answered at once", arguments: forms)
  func atOnce(mode: Mode, parameters: JSONValue) async throws {
    let world = try await world(mode)
    try await world.publishDeal(1)
    let reply = await world.get(parameters, wait: 100)
    #expect(Answer(reply).ids == ["1"])
    #expect(reply.appliedPreference == "wait=60")
    #expect(Answer(reply).processID == nil || parameters["clear"] == 0)
  }

  @Test("a publish ends the wait; a take leaves nothing, a claim holds", arguments: forms)
  func wakes(mode: Mode, parameters: JSONValue) async throws {
    let world = try await world(mode)
    async let reply = world.get(parameters, wait: 30)
    await world.arrival(of: 1)
    try await world.publishDeal(1)
    let answer = Answer(await reply)
    #expect(answer.ids == ["1"])
    #expect(await reply.appliedPreference == "wait=30")
    let left = try await world.listing()
    if parameters["clear"] == 0 {
      #expect(left.map(\.processID.text) == [answer.processID])
    } else {
      #expect(left.isEmpty)
      #expect(answer.result["process_id"] == .null)
      let past = try await world.store.history(ReadHistory(queue: world.queue()))
      #expect(past.events.map(\.departure) == [.taken])
    }
    #expect(world.waiting.count == 0)
  }

  @Test("what the filter does not let through does not end the wait")
  func filter() async throws {
    let world = try await world()
    async let reply = world.get(["filter": ["EVENT_NAME": "ONCRMLEADADD"]], wait: 30)
    await world.arrival(of: 1)
    try await world.publishDeal(1)
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 5]])
    #expect(Answer(await reply).ids == ["2"])
    #expect(try await world.listing().map(\.id.rawValue) == [1])
  }

  @Test("when the time is up, the reply is empty", arguments: forms)
  func timesOut(mode: Mode, parameters: JSONValue) async throws {
    let world = try await world(mode)
    async let reply = world.get(parameters, wait: 5)
    #expect(await world.waitingClock.sleeps.first { _ in true } == .seconds(5))
    world.waitingClock.advance(by: .seconds(5))
    let answer = Answer(await reply)
    #expect(answer.status == 200)
    #expect(answer.ids.isEmpty && answer.result["events"] == [])
    #expect(await reply.appliedPreference == "wait=5")
  }

  @Test("no time to wait is no wait")
  func zero() async throws {
    let reply = await (try await world()).get(wait: 0)
    #expect(Answer(reply).ids.isEmpty)
    #expect(reply.appliedPreference == "wait=0")
  }

  @Test("who came first gets first")
  func fair() async throws {
    let world = try await world()
    let order = Recorder()
    await withTaskGroup(of: Void.self) { group in
      for client in 1...4 {
        group.addTask {
          let answer = Answer(await world.get(["limit": 1], wait: 60))
          order.add("\(client) got \(answer.ids.joined())")
        }
        await world.arrival(of: client)
      }
      for event in 1...4 {
        try? await world.publishDeal(event)
        while order.all.count < event { await Task.yield() }
      }
    }
    #expect(order.all == ["1 got 1", "2 got 2", "3 got 3", "4 got 4"])
  }

  @Test("one publish serves as many as it has events for, in their order")
  func several() async throws {
    let world = try await world()
    async let first = world.get(["limit": 1], wait: 60)
    await world.arrival(of: 1)
    async let lead = world.get(["filter": ["EVENT_NAME": "ONCRMLEADADD"]], wait: 60)
    await world.arrival(of: 2)
    async let second = world.get(["limit": 1], wait: 60)
    await world.arrival(of: 3)
    _ = try await world.store.perform(
      PublishEvents(
        portal: world.portal.id, mode: .safe,
        publications: ["ONCRMDEALUPDATE", "ONCRMLEADADD", "ONCRMDEALUPDATE"].enumerated().map {
          Publication(name: EventName(stored: $1), data: .int($0))
        }))
    #expect(Answer(await first).ids == ["1"])
    #expect(Answer(await lead).ids == ["2"])
    #expect(Answer(await second).ids == ["3"])
  }

  @Test("an event that comes back wakes: released, redriven, lease over")
  func returns() async throws {
    let world = try await world()
    try await world.publishDeal(1)
    let held = await world.call("event.offline.get", ["clear": 0, "lease": 7])
    #expect(held.ids == ["1"])
    var sleeps = world.waitingClock.sleeps.makeAsyncIterator()
    async let reply = world.get(["clear": 0], wait: 60)
    var begun: Set<Duration> = []
    while begun != [.seconds(60), .seconds(7)] { begun.insert(await sleeps.next() ?? .zero) }
    world.clock.advance(seconds: 7)
    world.waitingClock.advance(by: .seconds(7))
    let claimed = Answer(await reply)
    #expect(claimed.ids == ["1"])
    async let released = world.get(["clear": 0], wait: 60)
    await world.arrival(of: 1)
    _ = try await world.store.perform(
      ReleaseEvents(
        queue: world.queue(), processID: ProcessID(try #require(claimed.processID))))
    #expect(Answer(await released).ids == ["1"])
  }

  @Test("a second read, a batch and other methods do not wait")
  func elsewhere() async throws {
    let world = try await world()
    let reread = await world.get(["process_id": "p"], wait: 30)
    #expect(reread.status == 200 && reread.appliedPreference == nil)
    for (method, body) in [
      ("batch", #"{"cmd":{"a":"event.offline.get"}}"#), ("event.offline.list", "{}"),
    ] {
      let reply = await world.service.respond(
        to: RESTRequest(
          verb: "POST", path: "/rest/\(method)", contentType: "application/json",
          authorization: "Bearer admin", prefer: "wait=30", body: Array(body.utf8)))
      #expect(reply.status == 200 && reply.appliedPreference == nil)
    }
  }

  @Test("bad arguments are refused at once")
  func refused() async throws {
    let answer = Answer(await (try await world()).get(["limit": 0], wait: 30))
    #expect(answer.status == 400)
  }

  @Test("who finds no place to wait is told so, unless there is something to get")
  func bounded() async throws {
    let world = try await world(maxWaiting: 1)
    async let first = world.get(["filter": ["EVENT_NAME": "ONCRMLEADADD"]], wait: 60)
    await world.arrival(of: 1)
    let second = await world.get(wait: 60)
    #expect(second.status == 503)
    #expect(Answer(second).errorCode == "ERROR_TOO_MANY_WAITING")
    try await world.publishDeal(1)
    #expect(Answer(await world.get(wait: 60)).ids == ["1"])
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 5]])
    #expect(Answer(await first).ids == ["2"])
    #expect(Answer(await world.get(wait: 0)).ids.isEmpty)
  }

  @Test("one user cannot take all places of a portal")
  func shares() async throws {
    // The portal may take 24 of these, and one of its users 18.
    let world = try await world(maxWaiting: 32)
    try await world.issue(
      "admin-2", world.application, user: 1, scopes: RESTWorld.allScopes, lifetime: 600)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<18 {
        group.addTask {
          await world.get(wait: 60, as: number.isMultiple(of: 2) ? "admin" : "admin-2").status
        }
      }
      await world.arrival(of: 18)
      #expect(Answer(await world.get(wait: 60)).errorCode == "ERROR_TOO_MANY_WAITING")
      let renewed = await world.get(wait: 60, as: "admin-2")
      #expect(Answer(renewed).errorCode == "ERROR_TOO_MANY_WAITING")
      group.addTask { await world.get(wait: 60, as: "user").status }
      await world.arrival(of: 19)
      world.waiting.close()
      for try await status in group { #expect(status == 200) }
    }
    #expect(world.waiting.count == 0)
  }

  @Test("when the server stops everybody is sent away with an empty reply, and nobody waits")
  func stops() async throws {
    let world = try await world()
    async let reply = world.get(wait: 60)
    await world.arrival(of: 1)
    world.waiting.close()
    #expect(await reply.status == 200)
    #expect(Answer(await reply).ids.isEmpty)
    #expect(Answer(await world.get(wait: 60)).ids.isEmpty)
  }

  @Test("what is valid no more when an event comes is refused, and the event stays")
  func credentials() async throws {
    let world = try await world()
    try await world.issue(
      "short", world.application, user: 1, scopes: RESTWorld.allScopes, lifetime: 10)
    async let reply = world.get(wait: 60, as: "short")
    await world.arrival(of: 1)
    world.clock.advance(seconds: 10)
    try await world.publishDeal(1)
    #expect(Answer(await reply).errorCode == "expired_token")
    #expect(await reply.status == 401)
    #expect(try await world.listing().map(\.processID) == [.unclaimed])
  }

  @Test("a wait that outlives its token ends with that error when the time is up")
  func outlived() async throws {
    let world = try await world()
    try await world.issue(
      "short", world.application, user: 1, scopes: RESTWorld.allScopes, lifetime: 10)
    async let reply = world.get(wait: 30, as: "short")
    _ = await world.waitingClock.sleeps.first { _ in true }
    await world.arrival(of: 1)
    world.clock.advance(seconds: 10)
    world.waitingClock.advance(by: .seconds(30))
    #expect(Answer(await reply).errorCode == "expired_token")
  }

  @Test("an application that is uninstalled during the wait is told so when the time is up")
  func uninstalled() async throws {
    let world = try await world()
    async let reply = world.get(wait: 30)
    _ = await world.waitingClock.sleeps.first { _ in true }
    await world.arrival(of: 1)
    _ = try await world.store.perform(
      UninstallApplication(
        portal: world.portal.id, application: world.application.id, removesApplication: false,
        mode: .safe))
    try await world.publishDeal(1)
    world.waitingClock.advance(by: .seconds(30))
    let answer = Answer(await reply)
    #expect(answer.errorCode == "NOT_INSTALLED")
    #expect(world.waiting.count == 0)
  }

  @Test("the store's failure ends the wait")
  func failing() async throws {
    let world = try await world()
    async let reply = world.get(wait: 60)
    await world.arrival(of: 1)
    await world.store.close()
    #expect(await reply.status == 503)
  }

  @Test("waiting is no operating time")
  func operatingTime() async throws {
    let world = try await world(operatingLimit: 5)
    async let reply = world.get(wait: 60)
    await world.arrival(of: 1)
    world.clock.advance(seconds: 50)
    try await world.publishDeal(1)
    let time = Answer(await reply).json["time"]
    guard case .number(let operating) = time?["operating"] else {
      Issue.record("no operating time")
      return
    }
    #expect(try #require(Double(operating.text)) < 1)
    #expect(Answer(await world.get(wait: 0)).status == 200)
  }
}

/// Notes what happens, in its order.
private final class Recorder: Sendable {
  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  func add(_ entry: String) { entries.withLock { $0.append(entry) } }
}
