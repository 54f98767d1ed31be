extension BodyFault {
  /// Whether a method must not run. A body of another verb than POST was never looked at, and a
  /// list may be what is meant; only where a missing parameter does more than a given one, these
  /// are worth an error.
  func stops(_ method: any RESTMethod) -> Bool {
    switch self {
    case .unread, .unnamed: method.doesMoreWithoutParameters
    case .tooMany, .unreadable, .encoded: true
    }
  }
}
