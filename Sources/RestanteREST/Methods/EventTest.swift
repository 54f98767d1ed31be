import RestanteCore
import RestanteJSON

/// `event.test`: raises `ONAPPTEST` for the calling application alone.
///
/// The event carries the parameters of the call, spelled as they came. As with every change that an
/// application makes, its queue of the call's own connector does not get it.
struct EventTest: RESTMethod {
  let name = "event.test"

  private static let event = EventName(stored: "ONAPPTEST")
  /// As deep as events may nest that are published.
  private static let depth = 126

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let application = try call.application()
    let parameters = call.parameters.values
    guard JSONValue.object(parameters).nests(atMost: Self.depth) else {
      throw RESTError(.invalidType, "QUERY", argument: "QUERY")
    }
    // What was caused by events that were caused by events is told no further.
    guard let session = call.caller.session.next else { return MethodResult(1) }
    let data: JSONValue = ["QUERY": .object(parameters), "LANGUAGE_ID": "en"]
    let publication = Publication(
      name: Self.event, data: data.phpNormalized, user: .user(call.caller.user.id),
      origin: EventOrigin(clientID: application.clientID, connector: call.caller.connector))
    _ = try await call.perform(
      PublishEvents(
        portal: application.portal, mode: call.mode, publications: [publication],
        onlyFor: application.id, session: session))
    return MethodResult(1)
  }
}
