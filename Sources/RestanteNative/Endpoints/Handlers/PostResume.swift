import RestanteCore
import RestanteJSON

/// `POST /v1/handlers/{id}/resume`: takes a suspended handler up again.
struct PostResume: Endpoint {
  let path: PathTemplate = "handlers/{id}/resume"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "resumeHandler",
    "Ends the suspension or the outage of a handler: it is tried at once, and what the suspension "
      + "parked is delivered in its old order.",
    parameters: [.handlerID, .portal], body: Schemas.nothing,
    notes: "If many deliveries are parked, they are taken up in steps: until the last step, the "
      + "handler is shown as suspended with `resuming` set.",
    reply: ReplyReference("The handler.", Schemas.reference("Handler")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let portal = try call.portal.id
    let handler = try call.handlerID()
    let entry = call.holder.entry("handler.resume", "\(handler.rawValue)")
    let isKnown = try await call.perform(ResumeHandler(portal: portal, handler: handler)) {
      $0 ? entry : nil
    }
    guard isKnown, let figures = try await call.store.handler(handler, on: portal) else {
      throw Problem.unknownHandler
    }
    return .json(figures.shown(now: call.store.time.now()))
  }
}
