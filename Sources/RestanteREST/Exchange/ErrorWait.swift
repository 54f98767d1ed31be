/// What a row of the error table waits for before anything can throw it.
enum ErrorWait: Sendable {
  /// Methods that a user must confirm.
  case confirmation
  /// Authorization by the session of a browser.
  case browserSessions
  /// An authorization server apart from the portal.
  case remoteAuthorization
  /// Formats and methods that are added at run time: here the compiler knows all of them.
  case plugIns
  /// Bindings that take longer than one transaction: here two equal ones never overlap.
  case slowBindings
  /// A way to fail inside that is neither the store's nor a client's: none is known.
  case unknownFailures
}

extension ErrorEntry {
  /// What the row waits for; `nil` for rows that are thrown.
  var waits: ErrorWait? {
    switch self {
    case .confirmationWaiting, .confirmationDenied: .confirmation
    case .otherSession: .browserSessions
    case .authorizationServer: .remoteAuthorization
    case .wrongTransport, .wrongHandlerClass: .plugIns
    case .bindingUnderWay: .slowBindings
    case .internalError: .unknownFailures
    default: nil
    }
  }
}
