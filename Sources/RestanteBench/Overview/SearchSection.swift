import RestanteCore
import RestanteJSON

/// Claims with filters and orders, and pages far down a deep queue; one caller.
struct SearchSection {
  let rig: Rig
  let bench: HTTPBench
  let server: ServerProcess
  /// The store to compare with.
  let store: StoreBench?
  let depth: Int

  /// The same search over HTTP and in the store.
  private struct Search {
    var what: String
    var method: String
    var parameters: JSONObject
    /// Runs it once.
    var raw: @Sendable (StoreBench) async throws -> Void
  }

  func run() async throws {
    rig.table.section("Searches, \(depth) pending events, 1 caller")
    for search in try await claims() + pages() { try await measure(search) }
    let explain: HTTPBench.Round = { [path = explainPath, key = server.adminKey] connection, _, _ in
      _ = try connection.get(path, key: key)
      return 1
    }
    try await rig.row("explain", unit: "calls/s", on: bench, callers: 1, units: 1, explain)
  }

  private var explainPath: String { "/v1/queues/\(server.clientID)/explain" }

  private func measure(_ search: Search) async throws {
    let round: HTTPBench.Round = { [bench] connection, _, _ in
      _ = try bench.callForBytes(connection, search.method, search.parameters)
      return 1
    }
    try bench.fill(to: depth)
    try await rig.row(
      search.what, unit: "calls/s", on: bench, callers: 1, units: 1, round,
      store: store.map { store in
        { [depth] seconds in
          try await store.fill(to: depth)
          return try await measureOneCaller(seconds: seconds) { try await search.raw(store) }
        }
      },
      server: { seconds in
        try bench.fill(to: depth)
        return try bench.run(callers: 1, seconds: seconds, round)
      })
  }

  private func claims() async throws -> [Search] {
    let middle = try middleID()
    let rawMiddle = try await store?.id(at: depth / 2) ?? 0
    return [
      Self.claim("take by EVENT_NAME", order: .name),
      Self.claim("take by MESSAGE_ID", order: .messageID),
      Search(
        what: "take with >ID from the middle", method: "event.offline.get",
        parameters: ["filter": [">ID": .int(middle)]],
        raw: { store in
          _ = try await store.take(
            EventFilter([.init(.id, .greater, [.number(rawMiddle)])]))
        }),
      Self.claim("take with the EVENT_NAME of a tenth", name: BenchEvent.rareName),
      Self.claim("take with an EVENT_NAME that is absent", name: "ONABSENT"),
    ]
  }

  private static func claim(_ what: String, order field: EventField) -> Search {
    Search(
      what: what, method: "event.offline.get",
      parameters: ["order": .object([field.rawValue: "ASC"])],
      raw: { store in _ = try await store.take(by: EventOrder([.init(field)])) })
  }

  private static func claim(_ what: String, name: String) -> Search {
    Search(
      what: what, method: "event.offline.get",
      parameters: ["filter": ["EVENT_NAME": .string(name)]],
      raw: { store in
        _ = try await store.take(EventFilter([.init(.name, .equal, [.text(name)])]))
      })
  }

  private func pages() -> [Search] {
    let last = max(0, depth - 50)
    let places = [("first page", 0), ("page in the middle", depth / 2), ("last page", last)]
    let plain = places.map { name, offset in
      Search(
        what: "list, \(name)", method: "event.offline.list",
        parameters: ["start": .int(Int64(offset))],
        raw: { store in
          _ = try await store.store.listEvents(ListEvents(queue: store.queue, offset: offset))
        })
    }
    let rare = BenchEvent.rareName
    let total = Search(
      what: "list with the EVENT_NAME of a tenth, and its total", method: "event.offline.list",
      parameters: ["filter": ["EVENT_NAME": .string(rare)]],
      raw: { store in
        let filter = EventFilter([.init(.name, .equal, [.text(rare)])])
        _ = try await store.store.listEvents(ListEvents(queue: store.queue, filter: filter))
      })
    return plain + [total]
  }

  /// The number of the event in the middle of the server's queue.
  private func middleID() throws -> Int64 {
    let page = try bench.call(
      bench.connect(), "event.offline.list", ["start": .int(Int64(depth / 2))])
    let id = page["result"]?.arrayValue?.first?["ID"]?.stringValue
    return id.flatMap { Int64($0) } ?? 0
  }
}

extension StoreBench {
  /// The number of the event at a place of the queue.
  fileprivate func id(at offset: Int) async throws -> Int64 {
    let page = try await store.listEvents(ListEvents(queue: queue, offset: offset, limit: 1))
    return page.events.first?.id.rawValue ?? 0
  }
}

/// Calls again and again until the time is over, once at least.
private func measureOneCaller(
  seconds: Double, _ call: @escaping @Sendable () async throws -> Void
) async throws -> Measurement {
  try await measure(callers: 1, seconds: seconds) { _, _ in
    try await call()
    return 1
  }
}
