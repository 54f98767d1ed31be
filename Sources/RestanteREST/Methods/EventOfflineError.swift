import RestanteCore
import RestanteJSON

/// `event.offline.error`: marks events of a claim as failed. Returns `true` whatever was marked.
struct EventOfflineError: RESTMethod {
  let name = "event.offline.error"
  let honoursIdempotencyKey = true
  let doesMoreWithoutParameters = true

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let offline = try OfflineCall(call)
    let processID = try offline.requiredProcessID()
    call.noteTraces(of: processID)
    let messageIDs = try MessageIDList.unchecked(offline.parameters["MESSAGE_ID"])
    let operation = FailEvents(
      queue: offline.queue, mode: call.mode, processID: processID, messageIDs: messageIDs,
      reason: ReasonParameter.decode(offline))
    return try await call.answer(operation, otherwise: .queryError) { _ in Array("true".utf8) }
  }
}
