import RestanteCore
import RestanteJSON

/// `profile`: who the caller is.
struct Profile: RESTMethod {
  let name = "profile"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let user = call.caller.user
    return MethodResult([
      "ID": .string(String(user.id.rawValue)), "ADMIN": .bool(user.isAdministrator),
      "NAME": .string(user.name), "LAST_NAME": .string(user.lastName), "PERSONAL_GENDER": "",
      "TIME_ZONE": "",
    ])
  }
}
