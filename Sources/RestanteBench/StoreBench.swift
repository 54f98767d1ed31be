import Foundation
import RestanteCore
import RestanteJSON
import RestantePostgres
import RestanteSQLite

/// Measures stores without any HTTP around them.
struct StoreBench {
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
    let name = EventName(stored: "ONCRMDEALUPDATE")
    _ = try await store.perform(
      BindEvent(
        portal: portal.id, application: application.id, event: name, target: .offline))
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
          name: EventName(stored: "ONCRMDEALUPDATE"),
          data: BenchData.data(run: run, caller: caller, number: round * batch + index),
          user: .user(UserID(rawValue: 1)))
      }
      let receipt = try await store(of: caller).perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
      return receipt.queued
    }
  }

  /// Claims 50 events and acknowledges them.
  func claimAndAcknowledge(callers: Int, seconds: Double) async throws -> Measurement {
    try await measure(callers: callers, seconds: seconds) { caller, _ in
      try await claimAndAcknowledge(at: store(of: caller))
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

  /// Takes 50 events at a time.
  func take(callers: Int, seconds: Double) async throws -> Measurement {
    try await measure(callers: callers, seconds: seconds) { _, _ in
      let reply = try await store.perform(
        ClaimEvents(queue: queue, processID: ProcessID("x"), disposition: .take))
      guard case .events(let events) = reply else { return 0 }
      return events.count
    }
  }

  /// Brings the queue to a depth.
  func fill(to depth: Int) async throws {
    let figures = try await store.queueFigures(on: queue.portal)
    var missing = depth - Int(figures.first?.pending ?? 0)
    let run = UInt32.random(in: 0 ... .max)
    var number = 0
    while missing > 0 {
      let count = min(1_000, missing)
      let publications = (0..<count).map { index in
        Publication(
          name: EventName(stored: "ONCRMDEALUPDATE"),
          data: BenchData.data(run: run, caller: 0, number: number + index))
      }
      _ = try await store.perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
      missing -= count
      number += count
    }
  }
}

/// Event data of about 200 bytes, different for every number.
enum BenchData {
  static func data(run: UInt32, caller: Int, number: Int) -> JSONValue {
    [
      "FIELDS": [
        "ID": .string("\(run)-\(caller)-\(number)"), "TITLE": "Deal of the bench",
        "STAGE_ID": "PREPARATION", "OPPORTUNITY": 12345.67, "CURRENCY_ID": "EUR",
        "COMMENTS": "text that makes the event about as long as a usual one",
      ]
    ]
  }
}
