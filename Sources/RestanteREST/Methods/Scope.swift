import RestanteJSON

/// `scope`: the caller's scopes, or all that there are.
struct Scope: RESTMethod {
  let name = "scope"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let wantsAll = AnyCaseParameters(call.parameters)["FULL"]?.phpTruth == true
    let scopes = wantsAll ? EventCatalogue.scopes : call.caller.scopes
    return MethodResult(.array(scopes.map { .string($0) }))
  }
}
