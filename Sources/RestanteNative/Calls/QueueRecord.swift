import RestanteCore
import RestanteJSON

/// What the audit log is told of a change to what is in a queue: who, which queue, which selection
/// and how many. Each transaction that changes something leaves its own record, so that none is
/// without.
struct QueueRecord: Sendable {
  let holder: KeyHolder
  let action: String
  let clientID: String
  private let detail: AuditDetail

  init(_ call: NativeCall, _ action: String, on queue: QueueKey, _ selection: JSONObject) {
    holder = call.holder
    self.action = action
    clientID = call.parameter("client_id")
    var members: JSONObject = [:]
    if !queue.connector.isEmpty { members["connector"] = .string(queue.connector) }
    members["selection"] = .object(AuditDetail(selection).members)
    detail = AuditDetail(members)
  }

  /// The record of a change that touched `count` events; `nil` when it touched none.
  func entry(count: Int) -> AuditEntry? {
    guard count > 0 else { return nil }
    var members: JSONObject = ["count": .int(count)]
    for (name, value) in detail.members { members[name] = value }
    return AuditEntry(
      actor: holder.actor, action: action, subject: clientID, detail: members)
  }
}
