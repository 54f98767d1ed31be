extension MethodCall {
  /// Runs a method as whoever follows the request decides.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - interceptor: Who follows the request.
  ///   - body: Carries the call out.
  @inline(never)  // Nearly no call is followed, and each that waits would hold room for this.
  func run(
    _ method: any RESTMethod, followedBy interceptor: any CallInterceptor,
    _ body: () async throws(RESTError) -> MethodResult
  ) async throws(RESTError) -> MethodResult {
    let call = InterceptedCall(
      method: method.name, parameters: parameters.values, portal: caller.portal,
      clientID: caller.clientID, isInBatch: isInBatch)
    do throws(RESTError) {
      let verdict = await interceptor.verdict(on: call)
      if case .refuse(let refusal) = verdict { throw refusal.error }
      let result = try await body()
      if case .runAndFail(let failure) = verdict { throw failure.error }
      interceptor.ended(call, error: nil)
      return result
    } catch {
      interceptor.ended(call, error: error.code)
      throw error
    }
  }
}
