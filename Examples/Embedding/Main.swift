import RestanteCore
import RestanteJSON
import RestanteSQLite

/// A shop whose warehouse gets orders from a queue inside the shop's own process.
@main
struct Shop {
  static func main() async throws {
    let store = try SQLiteStore.open(path: CommandLine.arguments.dropFirst().first ?? "shop.sqlite")
    let portal = try await store.perform(EnsurePortal(domain: "shop.example", memberID: "shop"))
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: "warehouse", name: "Warehouse", scopes: [],
        isInstalled: true, secret: SecretHash(of: Credential.secret(using: SystemRandomSource()))))
    guard case .added(let warehouse) = outcome, let order = EventName("ONORDERADD") else {
      print("Start with a new file: this one has a warehouse already.")
      return
    }
    _ = try await store.perform(
      BindEvent(portal: portal.id, application: warehouse.id, event: order, target: .offline))

    let upkeep = Task { try await maintain(store, portal: portal.id) }
    try await publish([42, 43], as: order, on: portal.id, to: store)
    try await consume(QueueKey(portal: portal.id, application: warehouse.id), from: store)
    upkeep.cancel()
    await store.close()
  }

  /// Stores two orders durably: when `perform` returns, they are on disk.
  static func publish(
    _ orders: [Int], as name: EventName, on portal: PortalID, to store: SQLiteStore
  ) async throws {
    let receipt = try await store.perform(
      PublishEvents(
        portal: portal, mode: .safe,
        publications: orders.map { number in
          Publication(name: name, data: ["order": .number(JSONNumber(number))])
        }))
    print("published \(receipt.accepted)")
  }

  /// Claims what is pending, acknowledges the first event and fails the others.
  static func consume(_ queue: QueueKey, from store: SQLiteStore) async throws {
    let process = ProcessID.generate(using: SystemRandomSource())
    let reply = try await store.perform(
      ClaimEvents(queue: queue, processID: process, disposition: .reserve(lease: 60)))
    guard case .events(let events) = reply else { return }
    print("claimed \(events.count)")
    let (done, failed) = (events.prefix(1), events.dropFirst())
    let acknowledged = try await store.perform(
      AcknowledgeEvents(
        queue: queue, mode: .safe, processID: process, selection: .ids(done.map(\.id))))
    let marked = try await store.perform(
      FailEvents(
        queue: queue, mode: .safe, processID: process, messageIDs: failed.map(\.messageID),
        reason: "the warehouse does not know this order"))
    print("acknowledged \(acknowledged), failed \(marked)")
  }

  /// What the server does in the background: retries of dead letters, and making room in the
  /// history. A step changes a bounded number of rows, so that nobody waits for it long.
  static func maintain(_ store: SQLiteStore, portal: PortalID) async throws {
    while true {
      try await Task.sleep(for: .seconds(5))
      let (retries, history) = (RetryDeadLetters(portal: portal), PruneHistory(portal: portal))
      while try await store.perform(retries) == retries.limit {}
      while try await store.perform(history) == history.limit {}
    }
  }
}
