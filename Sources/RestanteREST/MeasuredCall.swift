import RestanteCore

extension ServiceContext {
  /// Runs a method unless its caller has used up the method's operating time, and measures it.
  ///
  /// Time in which a call only waits for events does not count.
  ///
  /// Commands of a batch are measured each by itself, so the batch around them is not.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - call: The call.
  ///   - start: When the request came in, in microseconds since 1970.
  ///   - body: Carries the call out.
  func measured(
    _ method: any RESTMethod, _ call: MethodCall, since start: Int64,
    _ body: () async throws(RESTError) -> MethodResult
  ) async throws(RESTError) -> (result: MethodResult, time: CallTime) {
    let limit = operatingLimit(of: call.caller.portal)
    let subject = limit == nil || method is Batch ? nil : call.caller.subject(calling: method)
    let began = store.time.now()
    if let subject, let limit {
      let used = store.limits.operatingTime(of: subject, adding: 0, since: began)
      guard used.microseconds <= limit * 1_000_000 else { throw RESTError(.operationTime) }
    }
    let processingStart = stopwatch.microseconds()
    func operating(until finish: Int64) -> OperatingTime? {
      guard limit != nil else { return nil }
      guard let subject else {
        return OperatingTime(microseconds: 0, resetAt: began.adding(seconds: 600))
      }
      return store.limits.operatingTime(
        of: subject, adding: max(0, finish - processingStart - call.idle.microseconds),
        since: began)
    }
    do throws(RESTError) {
      let result: MethodResult
      if let interceptor = call.interceptor {
        result = try await call.run(method, followedBy: interceptor) {
          () async throws(RESTError) in try await body()
        }
      } else {
        result = try await body()
      }
      let finish = stopwatch.microseconds()
      let time = CallTime(
        start: start, processingStart: processingStart, finish: finish,
        operating: operating(until: finish))
      return (result, time)
    } catch {
      _ = operating(until: stopwatch.microseconds())
      throw error
    }
  }

  /// How many seconds of operating time a method of an application gets; `nil` for any number.
  private func operatingLimit(of portal: Portal) -> Int64? {
    switch portal.settings.operatingLimit {
    case nil: settings.limits.operating
    case .off: nil
    case .seconds(let seconds): seconds
    }
  }
}

extension Caller {
  /// Under which name the ledger counts the caller's calls of a method.
  fileprivate func subject(calling method: any RESTMethod) -> OperatingSubject {
    let credential: OperatingSubject.Credential =
      switch credential {
      case .token(let application): .application(application.id)
      case .webhook(let code): .webhook(code)
      }
    return OperatingSubject(portal: portal.id, credential: credential, method: method.name)
  }
}
