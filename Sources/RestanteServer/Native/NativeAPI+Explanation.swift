import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `GET /v1/queues/{client_id}/explain`: why the application gets nothing from a queue, the most
  /// likely reason first.
  func explanation(
    of clientID: String, connector: String, on portal: Portal
  ) async throws -> HTTPReply {
    let application = try await application(clientID, on: portal)
    let situation = try await QueueSituation(
      of: application, connector: connector, on: portal, mode: portal.mode ?? defaultMode,
      in: store)
    var reply = Self.object(situation.figures, now: store.time.now().seconds)
    reply["returns_events"] = .bool(situation.returnsEvents)
    reply["reasons"] = .array(situation.reasons.map { .object($0.object) })
    return .json(reply)
  }
}
