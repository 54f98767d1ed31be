import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization

/// A bound queue in the embedded store.
struct QueueFixture {
  static let name = EventName(stored: "ONCRMDEALUPDATE")

  let store: any Store
  let queue: QueueKey

  init(in store: any Store) async throws {
    let fixture = try await PortalFixture(in: store)
    self.store = store
    self.queue = QueueKey(
      portal: fixture.portal.id, application: fixture.application.application.id)
    _ = try await store.perform(
      BindEvent(
        portal: queue.portal, application: queue.application, event: Self.name,
        target: .offline))
  }

  /// A queue that is there already, in a store that was opened again.
  init(store: any Store, queue: QueueKey) {
    self.store = store
    self.queue = queue
  }

  static func publication(_ number: Int) -> Publication {
    Publication(name: name, data: ["FIELDS": ["ID": .int(number)]])
  }

  @discardableResult
  func publish(_ numbers: some Sequence<Int>) async throws -> PublishReceipt {
    try await store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe, publications: numbers.map(Self.publication)))
  }

  func take(_ limit: Int) async throws -> [OfflineEvent] {
    let reply = try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("unused"), limit: limit, disposition: .take))
    guard case .events(let events) = reply else { return [] }
    return events
  }

  func pending() async throws -> Int64 {
    try await store.queueFigures(on: queue.portal).first { $0.connector.isEmpty }?.pending ?? 0
  }
}

/// What a store warned of.
final class Warnings: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  func add(_ text: String) {
    texts.withLock { $0.append(text) }
  }
}
