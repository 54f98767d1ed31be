import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `GET /v1/queues/{client_id}/explain`: why the application gets nothing, the most likely reason
  /// first.
  func explain(
    _ clientID: String, connector: String, on portal: Portal
  ) async throws -> HTTPReply {
    let explainer = QueueExplainer(
      store: store, trace: trace, mode: portal.mode ?? defaultMode, portal: portal,
      application: try await application(clientID, on: portal), connector: connector)
    let (figures, reasons) = try await explainer.reasons()
    return .json([
      "client_id": .string(clientID),
      "connector": .string(connector),
      "queue": .object(Self.object(figures, now: store.time.now().seconds)),
      "reasons": .array(reasons.map(\.json)),
    ])
  }
}
