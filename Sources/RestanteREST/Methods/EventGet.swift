import RestanteCore
import RestanteJSON

/// `event.get`: the application's subscriptions; who is no administrator sees only the own ones.
struct EventGet: RESTMethod {
  let name = "event.get"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let application = try call.application()
    let user = call.caller.user.isAdministrator ? nil : call.caller.user.id
    let bindings = try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.bindings(
        of: application.id, on: call.caller.portal.id, actingAs: user)
    }
    return MethodResult(.array(bindings.map(Self.row)))
  }

  private static func row(_ binding: Binding) -> JSONValue {
    switch binding.target {
    case .online(let handler, let user):
      [
        "event": .string(binding.event.text), "handler": .string(handler),
        "auth_type": .string(String(user?.rawValue ?? 0)), "offline": 0,
      ]
    case .offline:
      [
        "event": .string(binding.event.text), "connector_id": .string(binding.connector),
        "offline": 1,
      ]
    }
  }
}
