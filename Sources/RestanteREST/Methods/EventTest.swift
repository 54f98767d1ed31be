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
    try await call.publish(
      Self.event, ["QUERY": .object(parameters), "LANGUAGE_ID": "en"], onlyFor: application.id)
    return MethodResult(1)
  }
}
