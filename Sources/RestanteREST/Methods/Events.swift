import RestanteJSON

/// `events`: the names of events that can be bound to.
struct Events: RESTMethod {
  let name = "events"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    _ = try call.application()
    let events = try await PortalEvents(call)
    let names = names(AnyCaseParameters(call.parameters), call.caller, events)
    return MethodResult(.array(names.map { .string($0) }))
  }

  /// A scope wins over everything, an empty one means the global scope; else all scopes or the
  /// caller's and the global one.
  private func names(
    _ parameters: AnyCaseParameters, _ caller: Caller, _ events: PortalEvents
  ) -> [String] {
    if let scope = parameters["SCOPE"] {
      guard let scope = scope.phpText else { return [] }
      return events.events(of: scope.isEmpty ? EventCatalogue.global : scope)
    }
    if parameters["FULL"]?.phpTruth == true { return events.allEvents() }
    let scopes = caller.scopes.filter { $0 != EventCatalogue.global } + [EventCatalogue.global]
    return scopes.flatMap(events.events)
  }
}
