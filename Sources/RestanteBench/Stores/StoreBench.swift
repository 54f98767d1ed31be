import Foundation
import RestanteCore
import RestantePostgres
import RestanteSQLite
import Synchronization

/// Measures stores without any HTTP around them.
struct StoreBench: Sendable {
  /// The nodes: several stores on one database, or a single one.
  let stores: [any Store]
  let queue: QueueKey
  let directory: URL?

  /// The first node.
  var store: any Store { stores[0] }

  /// The node of a caller.
  func store(of caller: Int) -> any Store { stores[caller % stores.count] }

  /// An embedded store in a temporary directory.
  static func make() async throws -> StoreBench {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let store = try SQLiteStore.open(path: directory.appendingPathComponent("bench.sqlite").path)
    return try await make([store], in: directory)
  }

  /// Nodes on one PostgreSQL database, which keeps the portal that is measured.
  static func make(on database: ConnectionSettings, nodes: Int) async throws -> StoreBench {
    var stores: [any Store] = []
    for _ in 0..<nodes { stores.append(try await PostgresStore.open(database)) }
    return try await make(stores, in: nil)
  }

  private static func make(_ stores: [any Store], in directory: URL?) async throws -> StoreBench {
    let store = stores[0]
    let portal = try await store.perform(
      EnsurePortal(
        domain: "bench-\(UUID().uuidString.lowercased())",
        memberID: String(repeating: "0", count: 32)))
    let added = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: "bench", name: "", scopes: ["crm"], isInstalled: true,
        secret: SecretHash(of: "bench")))
    guard case .added(let application) = added else {
      throw StoreError(.corrupt, "the application was there before")
    }
    for name in [BenchEvent.name, BenchEvent.rareName] {
      _ = try await store.perform(
        BindEvent(
          portal: portal.id, application: application.id, event: EventName(stored: name),
          target: .offline))
    }
    return StoreBench(
      stores: stores, queue: QueueKey(portal: portal.id, application: application.id),
      directory: directory)
  }

  func close() async {
    for store in stores { await store.close() }
    if let directory { try? FileManager.default.removeItem(at: directory) }
  }

  /// Publishes events that were never seen before.
  func publish(callers: Int, batch: Int, seconds: Double) async throws -> Measurement {
    let run = UInt32.random(in: 0 ... .max)
    return try await measure(callers: callers, seconds: seconds) { caller, round in
      let publications = (0..<batch).map { index in
        Publication(
          name: EventName(stored: BenchEvent.name),
          data: BenchEvent.data(run: run, caller: caller, number: round * batch + index),
          user: .user(UserID(rawValue: 1)))
      }
      let receipt = try await store(of: caller).perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
      return receipt.queued
    }
  }

  /// Claims 50 events and acknowledges them, at most `most` in all.
  func claimAndAcknowledge(
    callers: Int, most: Int = .max, seconds: Double
  ) async throws -> Measurement {
    let left = Quota(most)
    return try await measure(callers: callers, seconds: seconds) { caller, _ in
      guard left.take(50) else { return 0 }
      return try await claimAndAcknowledge(at: store(of: caller))
    }
  }

  /// Claims 50 events and acknowledges them, once; returns how many there were.
  func claimAndAcknowledge(at store: any Store) async throws -> Int {
    let processID = ProcessID.generate(using: SystemRandomSource())
    let reply = try await store.perform(
      ClaimEvents(queue: queue, processID: processID, disposition: .reserve(lease: 3600)))
    guard case .events(let events) = reply, !events.isEmpty else { return 0 }
    return try await store.perform(
      AcknowledgeEvents(queue: queue, mode: .safe, processID: processID))
  }

  /// Takes 50 events at a time, at most `most` in all.
  func take(callers: Int, most: Int = .max, seconds: Double) async throws -> Measurement {
    let left = Quota(most)
    return try await measure(callers: callers, seconds: seconds) { _, _ in
      guard left.take(50) else { return 0 }
      return try await take()
    }
  }

  /// Takes up to 50 events; returns how many there were.
  func take(
    _ filter: EventFilter = EventFilter(), by order: EventOrder = .claimDefault
  ) async throws -> Int {
    let reply = try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("x"), filter: filter, order: order,
        disposition: .take))
    guard case .events(let events) = reply else { return 0 }
    return events.count
  }

  /// How many events are pending.
  func depth() async throws -> Int {
    Int(try await store.queueFigures(on: queue.portal).first?.pending ?? 0)
  }

  /// Brings the queue to a depth.
  func fill(to depth: Int) async throws {
    let left = Atomic(depth - (try await self.depth()))
    let run = UInt32.random(in: 0 ... .max)
    _ = try await measure(callers: 4, seconds: .infinity) { caller, round in
      let count = min(500, left.wrappingSubtract(500, ordering: .relaxed).oldValue)
      guard count > 0 else { return 0 }
      let publications = (0..<count).map { index in
        let number = round * 500 + index
        return Publication(
          name: EventName(stored: BenchEvent.mixedName(number)),
          data: BenchEvent.data(run: run, caller: caller, number: number))
      }
      _ = try await store.perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
      return count
    }
  }
}

/// How much callers may do together.
final class Quota: Sendable {
  private let left: Atomic<Int>

  init(_ units: Int) { left = Atomic(units) }

  /// Whether there is something left to do; counts it as done.
  func take(_ units: Int) -> Bool {
    left.wrappingSubtract(units, ordering: .relaxed).oldValue > 0
  }
}
