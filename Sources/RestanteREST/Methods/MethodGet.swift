import RestanteJSON

/// `method.get`: whether a method exists and the caller may use it.
struct MethodGet: RESTMethod {
  let name = "method.get"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let asked = call.parameters.text("name") ?? ""
    let method = call.methods.all.first { $0.name == asked }
    return MethodResult([
      "isExisting": .bool(method != nil),
      "isAvailable": .bool(method.map { call.caller.mayUse($0.scope) } ?? false),
    ])
  }
}
