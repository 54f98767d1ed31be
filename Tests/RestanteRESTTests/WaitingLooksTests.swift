import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST

/// A store that counts who looks into queues and who tries to claim.
private struct CountingStore: ForwardingStore {
  final class Counts: Sendable {
    private let values = Mutex((looks: 0, claims: 0))

    var looks: Int { values.withLock { $0.looks } }
    var claims: Int { values.withLock { $0.claims } }

    func look() { values.withLock { $0.looks += 1 } }
    func claim() { values.withLock { $0.claims += 1 } }
  }

  let inner: any Store
  let counts: Counts

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    if operation is ClaimEvents || operation is Idempotent<ClaimEvents> { counts.claim() }
    return try await inner.perform(operation)
  }

  func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool {
    counts.look()
    return try await inner.hasUnclaimed(wanted, in: queue)
  }
}

@Suite("Who waits looks only when there may be something, and claims only when there is")
struct WaitingLooksTests {
  private let counts = CountingStore.Counts()

  private func world() async throws -> RESTWorld {
    let counts = counts
    let world = try await RESTWorld(.safe) { CountingStore(inner: $0, counts: counts) }
    try await world.bindOffline(["ONCRMDEALUPDATE", "ONCRMLEADADD"])
    return world
  }

  private func looks(_ count: Int) async {
    while counts.looks < count { await Task.yield() }
  }

  @Test("events of other names make nobody look, and one look serves all who wait for the same")
  func names() async throws {
    let world = try await world()
    let leads: JSONValue = ["filter": ["EVENT_NAME": "oncrmleadadd"], "limit": 1]
    async let first = world.get(leads, wait: 60)
    await world.arrival(of: 1)
    // One before it waits, one when it begins to.
    await looks(2)
    async let second = world.get(leads, wait: 60)
    await world.arrival(of: 2)
    async let third = world.get(leads, wait: 60)
    await world.arrival(of: 3)
    for deal in 1...5 { try await world.publishDeal(deal) }
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 7]])
    #expect(Answer(await first).ids == ["6"])
    await looks(4)
    #expect(counts.claims == 1)
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 8]])
    #expect(Answer(await second).ids == ["7"])
    await looks(6)
    #expect(counts.claims == 2)
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 9]])
    #expect(Answer(await third).ids == ["8"])
    #expect(counts.claims == 3)
    #expect(counts.looks <= 8)
  }

  @Test("who waits in vain, whatever the filter, never claims")
  func inVain() async throws {
    let world = try await world()
    let far: JSONValue = ["filter": [">ID": 1_000]]
    await withTaskGroup(of: Void.self) { group in
      for client in 1...4 {
        group.addTask { #expect(Answer(await world.get(far, wait: 30)).ids.isEmpty) }
        await world.arrival(of: client)
      }
      await looks(2)
      for deal in 1...2 {
        try? await world.publishDeal(deal)
        await looks(2 + deal)
      }
      world.waitingClock.advance(by: .seconds(30))
    }
    // Two at first, one for each arrival and all four together, and one for each at the end.
    #expect(counts.looks == 2 + 2 + 4)
    #expect(counts.claims == 0)
  }

  @Test("a key that was used before is answered at once, whoever waits", arguments: [0, 1])
  func replayed(clear: Int) async throws {
    let world = try await world()
    try await world.publishDeal(1)
    let deals: JSONValue = ["clear": .int(clear), "filter": ["EVENT_NAME": "ONCRMDEALUPDATE"]]
    let answer = Answer(await world.get(deals, wait: 60, key: "k"))
    #expect(answer.ids == ["1"])
    async let other = world.get(wait: 60)
    await world.arrival(of: 1)
    #expect(Answer(await world.get(deals, wait: 60, key: "k")).withoutTime == answer.withoutTime)
    try await world.publishDeal(2)
    #expect(Answer(await other).ids == ["2"])
  }

  @Test("a wait that found nothing is answered again, whatever came since", arguments: [0, 1])
  func emptyReplay(clear: Int) async throws {
    let world = try await world()
    let leads: JSONValue = ["clear": .int(clear), "filter": ["EVENT_NAME": "ONCRMLEADADD"]]
    async let first = world.get(leads, wait: 5, key: "k")
    _ = await world.waitingClock.sleeps.first { _ in true }
    world.waitingClock.advance(by: .seconds(5))
    #expect(Answer(await first).ids.isEmpty)
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 1]])
    #expect(Answer(await world.get(leads, wait: 5, key: "k")).ids.isEmpty)
    #expect(Answer(await world.get(leads, wait: 5, key: "other")).ids == ["1"])
  }
}
