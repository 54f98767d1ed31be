import RestanteCore

/// How far a call has come.
enum CallProgress: Sendable {
  /// It is done.
  case done(MethodResult)
  /// It waits for events.
  case waits(any WaitingCall)
}

/// A call that waits for events.
protocol WaitingCall: Sendable {
  /// How a wait ended.
  typealias Waited = Result<WaitingRooms.Outcome<MethodResult>, RESTError>

  /// Waits, and takes its turns meanwhile.
  func wait() async -> Waited
  /// What the client gets after its wait.
  func result(of waited: Waited) async -> Result<MethodResult, RESTError>
}
