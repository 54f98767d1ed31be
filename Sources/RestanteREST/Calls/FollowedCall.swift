import RestanteCore

/// A call that somebody follows, and what is to become of it.
struct FollowedCall: Sendable {
  private let call: InterceptedCall
  private let interceptor: any CallInterceptor
  /// What the client is told although the method runs; `nil` for what comes of it.
  private let failure: CallError?

  /// Asks what is to become of a call; `nil` for a call that nobody follows.
  ///
  /// - Throws: The error of a call that may not run. Its follower has heard of it.
  static func begin(
    _ method: any RESTMethod, _ call: MethodCall
  ) async throws(RESTError) -> FollowedCall? {
    // Nearly no call is followed.
    guard let interceptor = call.interceptor else { return nil }
    let shown = InterceptedCall(
      method: method.name, parameters: call.parameters.values, portal: call.caller.portal,
      clientID: call.caller.clientID, isInBatch: call.isInBatch)
    switch await interceptor.verdict(on: shown) {
    case .run: return FollowedCall(call: shown, interceptor: interceptor, failure: nil)
    case .runAndFail(let failure):
      return FollowedCall(call: shown, interceptor: interceptor, failure: failure)
    case .refuse(let refusal):
      interceptor.ended(shown, error: refusal.error.code)
      throw refusal.error
    }
  }

  /// Tells the follower how the call ended, and returns what the client is told.
  func end(_ outcome: Result<MethodResult, RESTError>) -> Result<MethodResult, RESTError> {
    switch (outcome, failure) {
    case (.success(let result), nil):
      interceptor.ended(call, error: nil)
      return .success(result)
    case (.success, let failure?):
      interceptor.ended(call, error: failure.error.code)
      return .failure(failure.error)
    case (.failure(let error), _):
      interceptor.ended(call, error: error.code)
      return .failure(error)
    }
  }
}
