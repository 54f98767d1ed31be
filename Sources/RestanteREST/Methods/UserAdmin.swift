import RestanteCore
import RestanteJSON

/// `user.admin`: whether the caller is an administrator.
struct UserAdmin: RESTMethod {
  let name = "user.admin"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    MethodResult(.bool(call.caller.user.isAdministrator))
  }
}
