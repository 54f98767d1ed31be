import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("A client that hangs up while it waits")
struct HangUpTests {
  private func world(
    _ mode: Mode, store: (@Sendable (ModelStore) -> any Store)? = nil
  ) async throws -> RESTWorld {
    let world = try await RESTWorld(mode, store: store)
    try await world.bindOffline(["ONCRMDEALUPDATE"])
    return world
  }

  @Test("leaves its place, and what comes later stays", arguments: WaitingTests.forms)
  func leaves(mode: Mode, parameters: JSONValue) async throws {
    let world = try await world(mode)
    let waiting = Task { await world.get(parameters, wait: 60) }
    await world.arrival(of: 1)
    waiting.cancel()
    _ = await waiting.value
    #expect(world.waiting.count == 0)
    try await world.publishDeal(1)
    #expect(try await world.listing().map(\.processID) == [.unclaimed])
    #expect(await world.call("event.offline.get").ids == ["1"])
  }

  @Test("gets nothing: what was claimed for it is as it was before", arguments: WaitingTests.forms)
  func putBack(mode: Mode, parameters: JSONValue) async throws {
    let world = try await world(mode) { HangingUpStore(inner: $0) }
    try await world.publishDeal(1)
    world.clock.advance(seconds: 5)
    let before = try await world.listing()
    // What is there at once.
    let reply = await Task { await world.get(parameters, wait: 60) }.value
    #expect(Answer(reply).ids.isEmpty)
    #expect(try await world.listing() == before)
    #expect(before.map(\.attempts) == [0])
  }

  @Test("does so too when the event came while it waited", arguments: WaitingTests.forms)
  func putBackLater(mode: Mode, parameters: JSONValue) async throws {
    let world = try await RESTWorld(mode) { LateHangUpStore(inner: $0) }
    try await world.bindOffline(["ONCRMDEALUPDATE"])
    let waiting = Task { await world.get(parameters, wait: 60) }
    await world.arrival(of: 1)
    try await world.publishDeal(1)
    #expect(Answer(await waiting.value).ids.isEmpty)
    let event = try #require(try await world.listing().first)
    #expect(event.processID == .unclaimed)
    #expect(event.attempts == 0)
    #expect(event.id.rawValue == 1)
  }

  @Test("loses nothing when the server hears that it is gone", arguments: WaitingTests.forms)
  func reported(mode: Mode, parameters: JSONValue) async throws {
    let hangUp = HangUp()
    let world = try await world(mode) { ReportingStore(inner: $0, hangUp: hangUp) }
    try await world.publishDeal(1)
    #expect(Answer(await world.get(parameters, wait: 60, unless: hangUp)).ids.isEmpty)
    #expect(try await world.listing().map(\.processID) == [.unclaimed])
  }

  @Test("leaves its place when the server hears that it is gone", arguments: WaitingTests.forms)
  func reportedLater(mode: Mode, parameters: JSONValue) async throws {
    let hangUp = HangUp()
    let world = try await world(mode)
    async let reply = world.get(parameters, wait: 60, unless: hangUp)
    await world.arrival(of: 1)
    hangUp.report()
    #expect(Answer(await reply).ids.isEmpty)
    #expect(world.waiting.count == 0)
    // Who is gone before the wait begins gets none.
    #expect(Answer(await world.get(parameters, wait: 60, unless: hangUp)).ids.isEmpty)
  }

  @Test("and has a key gets on the next attempt what it would have got")
  func keyed() async throws {
    let world = try await world(.safe) { HangingUpStore(inner: $0) }
    try await world.publishDeal(1)
    let claim: JSONValue = ["clear": 0]
    let lost = await Task { await world.get(claim, wait: 60, key: "k") }.value
    // The store would cancel the test's own task.
    let again = await Task { await world.get(claim, wait: 60, key: "k") }.value
    #expect(Answer(again).ids == ["1"])
    #expect(Answer(again).withoutTime == Answer(lost).withoutTime)
    #expect(try await world.listing().map(\.processID.text) == [Answer(again).processID])
  }

  @Test("and takes with a key loses nothing either")
  func keyedTake() async throws {
    let world = try await world(.safe) { HangingUpStore(inner: $0) }
    try await world.publishDeal(1)
    _ = await Task { await world.get(wait: 60, key: "k") }.value
    #expect(try await world.listing().map(\.processID) == [.unclaimed])
    let ids = await Task { await world.call("event.offline.get").ids }.value
    #expect(ids == ["1"])
  }
}

/// Reports that the client is gone when it got something.
private struct ReportingStore: ForwardingStore {
  let inner: any Store
  let hangUp: HangUp

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    let outcome = try await inner.perform(operation)
    if operation is ClaimEvents { hangUp.report() }
    return outcome
  }
}

/// As ``HangingUpStore``, but the client hangs up only when it got something.
private struct LateHangUpStore: ForwardingStore {
  let inner: any Store

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    let outcome = try await inner.perform(operation)
    if let reply = outcome as? ClaimReply, reply != .events([]), operation is ClaimEvents {
      withUnsafeCurrentTask { $0?.cancel() }
    }
    return outcome
  }
}

@Suite("Idempotency-Key and Prefer: wait")
struct WaitingAttemptsTests {
  private func world() async throws -> RESTWorld {
    let world = try await RESTWorld(.safe)
    try await world.bindOffline(["ONCRMDEALUPDATE"])
    return world
  }

  @Test("what came while a client waited is answered again", arguments: [0, 1])
  func replayed(clear: Int) async throws {
    let world = try await world()
    let parameters: JSONValue = ["clear": .int(clear)]
    async let first = world.get(parameters, wait: 60, key: "k")
    await world.arrival(of: 1)
    try await world.publishDeal(1)
    let answer = Answer(await first)
    #expect(answer.ids == ["1"])
    try await world.publishDeal(2)
    let again = await world.get(parameters, wait: 60, key: "k")
    #expect(Answer(again).withoutTime == answer.withoutTime)
    #expect(again.headers.contains { $0.name == "Idempotent-Replayed" })
    #expect(try await world.listing().filter { $0.processID == .unclaimed }.count == 1)
  }

  @Test("that nothing came is answered again", arguments: [0, 1])
  func emptyReplay(clear: Int) async throws {
    let world = try await world()
    let parameters: JSONValue = ["clear": .int(clear)]
    async let first = world.get(parameters, wait: 5, key: "k")
    _ = await world.waitingClock.sleeps.first { _ in true }
    world.waitingClock.advance(by: .seconds(5))
    #expect(Answer(await first).ids.isEmpty)
    try await world.publishDeal(1)
    #expect(Answer(await world.get(parameters, wait: 5, key: "k")).ids.isEmpty)
    #expect(Answer(await world.get(parameters, wait: 5, key: "other")).ids == ["1"])
  }

  @Test("the twin of one that waits is told that it runs")
  func twin() async throws {
    let world = try await world()
    async let first = world.get(wait: 60, key: "k")
    await world.arrival(of: 1)
    #expect(await world.get(wait: 60, key: "k").status == 409)
    try await world.publishDeal(1)
    #expect(Answer(await first).ids == ["1"])
  }

  @Test("a key that was used for something else is refused at once")
  func reused() async throws {
    let world = try await world()
    _ = await world.get(wait: 0, key: "k")
    #expect(await world.get(["limit": 3], wait: 60, key: "k").status == 422)
  }
}
