import RestanteCore
import RestanteJSON

/// The queues of a portal with their figures.
enum QueuesPage {
  /// The maximum number of queues that are shown.
  static let maxRows = 500

  private struct Row: Sendable {
    let path: String
    let application: String
    let hasConnector: Bool
    let connector: String
    let pending: String
    let oldest: String
    let claimed: String
    let dead: String
    let hasDead: Bool
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let queues = try await scene.ask(["queues"])["queues"]?.arrayValue ?? []
    let applications = try await names(scene)
    let busiestFirst = queues.map { ($0, QueueNumbers($0)) }.sorted { left, right in
      let (left, right) = (left.1, right.1)
      return (left.dead, left.pending, left.claimed) > (right.dead, right.pending, right.claimed)
    }
    let rows = busiestFirst.prefix(maxRows).map { queue, numbers in
      let clientID = queue["client_id"]?.stringValue ?? ""
      let connector = queue["connector"]?.stringValue ?? ""
      return Row(
        path: scene.path(["queues", clientID], query: ["connector": connector]),
        application: applications[clientID] ?? clientID, hasConnector: !connector.isEmpty,
        connector: connector, pending: scene.number(numbers.pending),
        oldest: numbers.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
        claimed: scene.number(numbers.claimed), dead: scene.number(numbers.dead),
        hasDead: numbers.dead > 0)
    }
    var values: [String: any Sendable] = ["queues": rows, "hasQueues": !rows.isEmpty]
    if queues.count > maxRows {
      values["more"] = scene.text("queues", "more", ["n": scene.number(Int64(maxRows))])
    }
    return ConsolePage(
      template: "queues", title: scene.text("queues", "title"), section: .queues, values: values)
  }

  /// What applications are called, by client id.
  private static func names(_ scene: PageScene) async throws -> [String: String] {
    let applications =
      try await scene.ask(["apps"], query: ["limit": "1000"])["apps"]?.arrayValue ?? []
    var names: [String: String] = [:]
    for application in applications {
      guard let clientID = application["client_id"]?.stringValue,
        let name = application["name"]?.stringValue, !name.isEmpty
      else { continue }
      names[clientID] = name
    }
    return names
  }
}

/// The figures of a queue as the native API shows them.
struct QueueNumbers {
  let pending: Int64
  let claimed: Int64
  let dead: Int64
  /// The age of the oldest pending event in seconds; `nil` for a queue without any.
  let oldest: Int64?

  init(_ queue: JSONValue) {
    pending = queue["pending"]?.intValue ?? 0
    claimed = queue["claimed"]?.intValue ?? 0
    dead = queue["failed"]?.intValue ?? 0
    oldest = queue["oldest_age_seconds"]?.intValue
  }
}
