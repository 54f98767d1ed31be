import RestanteCore
import RestanteJSON

/// `access.name`: what access codes are called. Codes that mean nothing here are left out.
struct AccessName: RESTMethod {
  let name = "access.name"

  /// Each code of a user is looked up, so that longer lists are refused.
  private static let maxCodes = 500

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    guard let codes = AnyCaseParameters(call.parameters)["ACCESS"]?.phpElements, !codes.isEmpty
    else { return MethodResult(false) }
    guard codes.count <= Self.maxCodes else {
      throw RESTError(.tooManyValues, "ACCESS", argument: "ACCESS")
    }
    var names = JSONObject()
    for code in codes {
      guard let text = code.phpText, let name = try await title(of: text, call) else { continue }
      names.append(
        key: text, value: ["provider": "", "name": .string(name), "provider_id": "other"])
    }
    return MethodResult(names.isEmpty ? [] : .object(names))
  }

  private func title(of code: String, _ call: MethodCall) async throws(RESTError) -> String? {
    switch AccessCode(code) {
    case nil: return nil
    case .users: return "All authorized users"
    case .everybody: return "All users"
    case .administrators: return "Administrators"
    case .user(let id):
      let portal = call.caller.portal.id
      let user = try await storeAnswer { () async throws(StoreError) in
        try await call.context.store.user(id, on: portal)
      }
      guard let user else { return nil }
      let name = PHPText.trimmed("\(user.name) \(user.lastName)")
      return name.isEmpty ? code : name
    }
  }
}
