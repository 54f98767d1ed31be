import RestanteJSON

/// `methods`: the names of methods, chosen by scope as `events` chooses events.
struct Methods: RESTMethod {
  let name = "methods"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let parameters = AnyCaseParameters(call.parameters)
    let wantsAll = parameters["FULL"]?.phpTruth == true
    let only = parameters["SCOPE"].map { $0.phpText ?? "?" }
    let methods = call.methods.all.filter { method in
      if let only { return (method.scope ?? "") == only }
      return wantsAll || call.caller.mayUse(method.scope)
    }
    return MethodResult(.array(methods.map { .string($0.name) }))
  }
}
