import RestanteCore
import RestanteJSON

/// `user.current`: the calling user, as far as the portal knows people.
struct UserCurrent: RESTMethod {
  let name = "user.current"
  let scope: String? = "user"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let user = call.caller.user
    return MethodResult([
      "ID": .string(String(user.id.rawValue)), "ACTIVE": .bool(user.isActive),
      "NAME": .string(user.name), "LAST_NAME": .string(user.lastName), "SECOND_NAME": "",
      "PERSONAL_GENDER": "", "TIME_ZONE": "",
    ])
  }
}
