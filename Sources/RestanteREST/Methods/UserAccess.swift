import RestanteCore
import RestanteJSON

/// `user.access`: whether the caller is among those whom access codes stand for. Administrators
/// always are.
struct UserAccess: RESTMethod {
  let name = "user.access"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let user = call.caller.user
    guard !user.isAdministrator else { return MethodResult(true) }
    let value = AnyCaseParameters(call.parameters)["ACCESS"]
    let codes = value?.phpElements ?? value.map { [$0] } ?? []
    let isIncluded = codes.contains { code in
      code.phpText.flatMap { AccessCode($0) }?.includes(user) == true
    }
    return MethodResult(.bool(isIncluded))
  }
}
