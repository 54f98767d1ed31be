import RestanteCore

/// How far a request has come.
public enum RESTProgress: Sendable {
  /// Its reply is there.
  case replied(RESTReply)
  /// Its client waits for events. The caller that began the request must ask for the reply.
  case waiting(WaitingRequest)
}

/// A request whose client waits for events (`Prefer: wait=N`).
///
/// It holds what is needed to go on, and no function is under way but the wait itself: the memory
/// of those that read the request and had a first look is free.
public final class WaitingRequest: Sendable {
  private let call: any WaitingCall
  private let end: @Sendable (Result<MethodResult, RESTError>) async -> RESTReply

  /// - Parameter end: Ends the call with what came of it.
  init(
    _ call: any WaitingCall,
    end: @escaping @Sendable (Result<MethodResult, RESTError>) async -> RESTReply
  ) {
    self.call = call
    self.end = end
  }

  /// Waits and returns the reply; the task is cancelled when the client is gone. Called once.
  public func reply() async -> RESTReply {
    let waited = await call.wait()
    return await inSeparateTask { [call, end] in await end(await call.result(of: waited)) }
  }
}
