import RestanteJSON

/// `rest.scope.list`: the caller's scopes.
struct V3ScopeList: V3Method {
  let name = "rest.scope.list"

  func run(_ call: V3Call) async throws(V3Error) -> JSONValue {
    ["items": .array(call.caller.scopes.map { .string($0) })]
  }
}
