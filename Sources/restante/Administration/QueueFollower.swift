import RestanteJSON

/// A queue that is followed.
struct FollowedQueue: Hashable {
  let clientID: String
  let connector: String
}

/// An event that came in.
struct FollowedEvent {
  let queue: FollowedQueue
  let event: JSONValue

  /// Its number.
  var id: Int64 { event["id"]?.intValue ?? 0 }

  /// When it last occurred, in seconds since 1970.
  var occurredAt: Int64 { event["last_at"]?.intValue ?? 0 }
}

/// Looks for events that queues have and had not before, in whatever state they are by now.
///
/// An event that is committed late is found as long as it occurred since the last second in which
/// something was found, or a few seconds have not passed.
struct QueueFollower {
  /// An occurrence that was shown.
  private struct Shown: Hashable {
    let queue: FollowedQueue
    let id: Int64
    let occurredAt: Int64
    let data: String
  }

  private static let states = ["past", "dead", "claimed", "pending"]
  /// After so many looks in vain nothing more is expected of the last second.
  private static let patience = 5
  /// The maximum number of pages of one state that are read in one look.
  private static let maxPages = 50

  let connection: ServerConnection
  let portal: [String: String]
  let event: String?
  var queues: [FollowedQueue] = []
  private var since: Int64 = 0
  private var shown: Set<Shown> = []
  private var looksInVain = 0

  init(connection: ServerConnection, portal: [String: String], event: String?) {
    self.connection = connection
    self.portal = portal
    self.event = event
  }

  /// Begins with what occurred at a time or later; by default with what comes from now on.
  mutating func begin(after time: Int64?) async throws {
    if let time {
      since = time
      return
    }
    var newest: Int64 = 0
    for queue in queues {
      for state in Self.states {
        let page = try await page(of: queue, state, ["order": "newest", "limit": "1"])
        newest = max(newest, page["events"]?.arrayValue?.first?["last_at"]?.intValue ?? 0)
      }
    }
    since = newest
    _ = try await look()
  }

  /// What came in since the last look, in the order of time.
  mutating func look() async throws -> [FollowedEvent] {
    var found: [FollowedEvent] = []
    for queue in queues {
      // An event that moves on meanwhile may be met twice, but not missed.
      for state in Self.states.reversed() {
        for event in try await events(of: queue, state) {
          let item = FollowedEvent(queue: queue, event: event)
          let mark = Shown(
            queue: queue, id: item.id, occurredAt: item.occurredAt,
            data: (event["data"] ?? .null).encodedString())
          guard item.occurredAt >= since, shown.insert(mark).inserted else { continue }
          found.append(item)
        }
      }
    }
    found.sort { ($0.occurredAt, $0.id) < ($1.occurredAt, $1.id) }
    settle(after: found)
    return found
  }

  private mutating func settle(after found: [FollowedEvent]) {
    if let last = found.last {
      looksInVain = 0
      // Others may commit what occurred a moment earlier.
      since = max(since, last.occurredAt - 2)
    } else {
      looksInVain += 1
      guard looksInVain == Self.patience else { return }
      since = (shown.map(\.occurredAt).max() ?? since - 1) + 1
    }
    shown = shown.filter { $0.occurredAt >= since }
  }

  private func events(of queue: FollowedQueue, _ state: String) async throws -> [JSONValue] {
    var events: [JSONValue] = []
    var query = ["from": "\(since)", "limit": "1000"]
    for _ in 0..<Self.maxPages {
      let page = try await page(of: queue, state, query)
      events += page["events"]?.arrayValue ?? []
      guard let next = page["next"]?.stringValue else { break }
      query["after"] = next
    }
    return events
  }

  private func page(
    of queue: FollowedQueue, _ state: String, _ query: [String: String]
  ) async throws -> JSONValue {
    var query = query.merging(portal) { given, _ in given }
    query["connector"] = queue.connector
    query["state"] = state
    query["event"] = event
    return try await connection.send(.get, ["queues", queue.clientID, "events"], query: query)
  }
}
