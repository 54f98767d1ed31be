import RestanteCore

/// `app.option.get`: the application's options.
struct AppOptionGet: RESTMethod {
  let name = "app.option.get"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    try await OptionCall(call, kind: .application).get()
  }
}

/// `app.option.set`: sets options of the application; for administrators.
struct AppOptionSet: RESTMethod {
  let name = "app.option.set"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let options = try OptionCall(call, kind: .application)
    guard call.caller.user.isAdministrator else {
      throw RESTError(.accessDeniedBecause, "Administrator authorization required")
    }
    return try await options.set()
  }
}

/// `user.option.get`: the options that the application keeps for the calling user.
struct UserOptionGet: RESTMethod {
  let name = "user.option.get"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    try await OptionCall(call, kind: .user).get()
  }
}

/// `user.option.set`: sets options that the application keeps for the calling user.
struct UserOptionSet: RESTMethod {
  let name = "user.option.set"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    try await OptionCall(call, kind: .user).set()
  }
}
