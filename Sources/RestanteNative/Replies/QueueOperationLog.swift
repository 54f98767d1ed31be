import RestanteCore
import RestanteJSON

/// What the audit log tells of one event: what operators did to its queue and may have done to it.
struct QueueOperationLog {
  /// How many records are looked at.
  static let maxRecords = 1_000

  let clientID: String
  let connector: String
  let event: PeekedEvent

  /// A record as it is shown with the event, without its actor: who may read queues need not know
  /// administrators. `nil` when it cannot have concerned the event.
  func shown(_ record: AuditRecord) -> JSONObject? {
    let entry = record.entry
    guard entry.action.hasPrefix("queue."), entry.subject.isSameBytes(as: clientID),
      (entry.detail["connector"]?.stringValue ?? "").isSameBytes(as: connector),
      record.at.seconds >= event.firstOccurredAt,
      let isCertain = isConcerned(by: entry.detail["selection"])
    else { return nil }
    return [
      "at": .int(record.at.seconds), "action": .string(entry.action),
      "count": entry.detail["count"] ?? .null, "certain": .bool(isCertain),
    ]
  }

  /// Whether a selection names the event (`true`) or may include it; `nil` when it does not.
  private func isConcerned(by selection: JSONValue?) -> Bool? {
    guard let selection else { return false }
    if let ids = selection["ids"]?.arrayValue {
      // Of a long list only the beginning is kept.
      if ids.contains(.int(event.id.rawValue)) { return true }
      return selection["ids_count"] == nil ? nil : false
    }
    if let ids = selection["message_ids"]?.arrayValue {
      if ids.contains(where: { $0.stringValue?.lowercased() == event.messageID.text }) {
        return true
      }
      return selection["message_ids_count"] == nil ? nil : false
    }
    if let text = selection["filter"]?["event"]?.stringValue, EventName(text) != event.name {
      return nil
    }
    return false
  }

  static let members: JSONObject = [
    "operations": Schemas.list(
      Schemas.object([
        "at": Schemas.time, "action": Schemas.text, "count": ["type": ["integer", "null"]],
        "certain": Schemas.boolean,
      ]))
  ]
}
