import RestanteJSON

/// `events`: the names of events that can be bound to.
struct Events: RESTMethod {
  let name = "events"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    _ = try call.application()
    let parameters = AnyCaseParameters(call.parameters)
    return MethodResult(.array(names(parameters, call.caller).map { .string($0) }))
  }

  /// A scope wins over everything, an empty one means the global scope; else all scopes or the
  /// caller's and the global one.
  private func names(_ parameters: AnyCaseParameters, _ caller: Caller) -> [String] {
    if let scope = parameters["SCOPE"] {
      guard let scope = scope.phpText else { return [] }
      return EventCatalogue.events(of: scope.isEmpty ? EventCatalogue.global : scope)
    }
    let scopes = parameters["FULL"]?.phpTruth == true ? EventCatalogue.scopes : caller.scopes
    return (scopes.filter { $0 != EventCatalogue.global } + [EventCatalogue.global])
      .flatMap(EventCatalogue.events)
  }
}
