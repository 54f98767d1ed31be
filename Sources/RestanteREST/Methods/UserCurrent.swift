package import RestanteCore
package import RestanteJSON

/// `user.current`: the calling user, as far as the portal knows people.
struct UserCurrent: RESTMethod {
  let name = "user.current"
  let scope: String? = "user"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    MethodResult(.object(call.caller.user.row))
  }
}

extension PortalUser {
  /// The user as `user.current` and lists of users show one.
  package var row: JSONObject {
    [
      "ID": .string(String(id.rawValue)), "ACTIVE": .bool(isActive), "NAME": .string(name),
      "LAST_NAME": .string(lastName), "SECOND_NAME": "", "PERSONAL_GENDER": "", "TIME_ZONE": "",
    ]
  }
}
