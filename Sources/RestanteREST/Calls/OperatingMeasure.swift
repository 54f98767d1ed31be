import RestanteCore

/// Measures a call, and counts what it takes against its method's operating time.
///
/// Time in which a call only waits for events does not count. Commands of a batch are measured each
/// by itself, so the batch around them is not.
struct OperatingMeasure: Sendable {
  private let context: ServiceContext
  /// What the ledger counts; `nil` for what is not counted.
  private let subject: OperatingSubject?
  private let isLimited: Bool
  private let idle: IdleTime
  /// When the request came in, in microseconds since 1970.
  private let start: Int64
  private let processingStart: Int64
  private let began: Timestamp

  /// Begins to measure a call.
  ///
  /// - Throws: The error of a caller that has used up the method's operating time.
  init(_ method: any RESTMethod, _ call: MethodCall, since start: Int64) throws(RESTError) {
    context = call.context
    idle = call.idle
    self.start = start
    let limit = context.operatingLimit(of: call.caller.portal)
    isLimited = limit != nil
    subject =
      limit == nil || call.commands != nil ? nil : call.caller.subject(calling: method)
    began = context.store.time.now()
    if let subject, let limit {
      let used = context.store.limits.operatingTime(of: subject, adding: 0, since: began)
      guard used.microseconds <= limit * 1_000_000 else { throw RESTError(.operationTime) }
    }
    processingStart = context.stopwatch.microseconds()
  }

  /// Counts the call, which is over, however it went.
  func finish() -> CallTime {
    let finish = context.stopwatch.microseconds()
    return CallTime(
      start: start, processingStart: processingStart, finish: finish,
      operating: operating(until: finish))
  }

  private func operating(until finish: Int64) -> OperatingTime? {
    guard isLimited else { return nil }
    guard let subject else {
      return OperatingTime(microseconds: 0, resetAt: began.adding(seconds: 600))
    }
    return context.store.limits.operatingTime(
      of: subject, adding: max(0, finish - processingStart - idle.microseconds), since: began)
  }
}

extension ServiceContext {
  /// How many seconds of operating time a method of an application gets; `nil` for any number.
  fileprivate func operatingLimit(of portal: Portal) -> Int64? {
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
