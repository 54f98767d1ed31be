import RestanteCore
import Synchronization
import Testing

@testable import RestantePostgres

/// A look-up whose journeys wait until the test lets them go.
private final class GatedLookup: Sendable {
  private let journeys = Mutex<[[String]]>([])
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  private let gate = AsyncStream.makeStream(of: Result<[String: Int], StoreError>.self)

  /// What was asked for, one list a journey, each in order.
  var asked: [[String]] { journeys.withLock { $0.map { $0.sorted() } } }

  func look(_ keys: [String]) async -> Result<[String: Int], StoreError> {
    journeys.withLock { $0.append(keys) }
    arrivals.continuation.yield()
    for await result in gate.stream { return result }
    return .success([:])
  }

  func waitForJourney() async {
    for await _ in arrivals.stream { return }
  }

  func finish(_ result: Result<[String: Int], StoreError>) { gate.continuation.yield(result) }
}

@Suite struct SharedLookupsTests {
  @Test func `Keys that come during a journey share the next one, each asked for once`()
    async throws
  {
    let lookup = GatedLookup()
    let lookups = SharedLookups { keys in await lookup.look(keys) }
    async let first = lookups.value(of: "a")
    await lookup.waitForJourney()
    // "a" again: what the journey under way returns may be older than the call.
    let others = try await withThrowingTaskGroup(of: Int?.self) { group in
      for key in ["a", "b", "b", "c"] { group.addTask { try await lookups.value(of: key) } }
      while lookups.waitingCount < 4 { await Task.yield() }
      lookup.finish(.success(["a": 1]))
      await lookup.waitForJourney()
      lookup.finish(.success(["a": 2, "b": 3]))
      var values: [Int?] = []
      for try await value in group { values.append(value) }
      return values
    }
    #expect(try await first == 1)
    #expect(others.compactMap(\.self).sorted() == [2, 3, 3])
    #expect(others.count { $0 == nil } == 1)
    #expect(lookup.asked == [["a"], ["a", "b", "c"]])
  }

  @Test func `A failure reaches all who waited, and the next journey starts anew`() async throws {
    let lookup = GatedLookup()
    let lookups = SharedLookups { keys in await lookup.look(keys) }
    let failure = StoreError(.unavailable, "no connection")
    async let first = lookups.value(of: "a")
    await lookup.waitForJourney()
    let others = ["b", "c"].map { key in Task { try await lookups.value(of: key) } }
    while lookups.waitingCount < 2 { await Task.yield() }
    lookup.finish(.success(["a": 1]))
    #expect(try await first == 1)
    await lookup.waitForJourney()
    lookup.finish(.failure(failure))
    for other in others { await #expect(throws: failure) { _ = try await other.value } }
    async let last = lookups.value(of: "b")
    await lookup.waitForJourney()
    lookup.finish(.success(["b": 2]))
    #expect(try await last == 2)
    #expect(lookup.asked == [["a"], ["b", "c"], ["b"]])
  }

  @Test func `A journey has a maximum number of keys`() async throws {
    let lookup = GatedLookup()
    let lookups = SharedLookups { keys in await lookup.look(keys) }
    async let first = lookups.value(of: "first")
    await lookup.waitForJourney()
    let count = 300
    let found = try await withThrowingTaskGroup(of: Int?.self) { group in
      for number in 0..<count { group.addTask { try await lookups.value(of: "\(number)") } }
      while lookups.waitingCount < count { await Task.yield() }
      let values = Dictionary(uniqueKeysWithValues: (0..<count).map { ("\($0)", $0) })
      for _ in 1...2 {
        lookup.finish(.success(values))
        await lookup.waitForJourney()
      }
      lookup.finish(.success(values))
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(try await first == nil)
    #expect(found.compactMap(\.self).sorted() == Array(0..<count))
    #expect(lookup.asked.map(\.count) == [1, 256, 44])
  }
}
