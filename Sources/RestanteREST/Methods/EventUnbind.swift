import RestanteCore
import RestanteJSON

/// `event.unbind`: ends subscriptions; events already queued stay.
struct EventUnbind: RESTMethod {
  let name = "event.unbind"
  let doesMoreWithoutParameters = true

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let application = try call.application()
    let parameters = AnyCaseParameters(call.parameters)
    let target = try EventTarget(parameters, caller: call.caller, action: .unbinding)
    let selection: UnbindEvent.Selection =
      target.isOffline
      ? .offline(connector: call.caller.connector)
      : .online(handler: target.handler, user: try user(parameters, call.caller))
    guard let event = target.name else { return result(0) }
    let count = try await call.perform(
      UnbindEvent(
        portal: call.caller.portal.id, application: application.id, event: event,
        selection: selection))
    return result(count)
  }

  /// Whose subscriptions are meant. Who is no administrator may name only the own id, and only as
  /// an integer: text is refused even when it spells the id.
  private func user(
    _ parameters: AnyCaseParameters, _ caller: Caller
  ) throws(RESTError) -> UserID? {
    let own = caller.user.id
    guard let asked = parameters["AUTH_TYPE"] else {
      return caller.user.isAdministrator ? nil : own
    }
    guard caller.user.isAdministrator || asked.intValue == own.rawValue else {
      throw RESTError(
        .accessDeniedBecause,
        "Event unbinding with AUTH_TYPE requires administrator access rights")
    }
    return UserID(rawValue: asked.phpInteger)
  }

  private func result(_ count: Int) -> MethodResult {
    MethodResult(["count": .int(count)])
  }
}
