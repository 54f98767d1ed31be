import RestanteCore
import RestanteJSON

/// `event.offline.error`: marks events of a claim as failed. Answers `true` whatever was marked.
struct EventOfflineError: RESTMethod {
  let name = "event.offline.error"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let offline = try OfflineCall(call)
    let processID = try offline.requiredProcessID()
    let messageIDs = try MessageIDList.unchecked(offline.parameters["MESSAGE_ID"])
    if !messageIDs.isEmpty {
      _ = try await call.perform(
        FailEvents(
          queue: offline.queue, mode: call.mode, processID: processID, messageIDs: messageIDs,
          reason: ReasonParameter.decode(offline)))
    }
    return MethodResult(true)
  }
}
