import RestanteCore
import RestanteJSON

extension QueueFigures {
  /// The figures as the native API shows them.
  func shown(now: Int64) -> JSONObject {
    [
      "client_id": .string(clientID),
      "connector": .string(connector),
      "pending": .int(pending),
      "claimed": .int(claimed),
      "failed": .int(failed),
      "oldest_age_seconds": oldestPendingAt.map { .int(max(0, now - $0)) } ?? .null,
      "next_lease_expiry": nextLeaseExpiry.map { .int($0.seconds) } ?? .null,
    ]
  }

  static let schema = Schemas.object([
    "client_id": Schemas.text, "connector": Schemas.text, "pending": Schemas.count,
    "claimed": Schemas.count, "failed": Schemas.count,
    "oldest_age_seconds": ["type": ["integer", "null"], "minimum": 0],
    "next_lease_expiry": Schemas.time,
  ])
}
