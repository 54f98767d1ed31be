public import RestanteCore
public import RestanteJSON

/// Follows the calls that one request makes, and may decide what becomes of them. A request that
/// nobody follows costs nothing for it.
///
/// REST 3.0 is not followed.
public protocol CallInterceptor: AnyObject, Sendable {
  /// Hears what a request asks for, before anybody looks at its credentials.
  ///
  /// - Parameters:
  ///   - method: The method as the client spelled it.
  ///   - parameters: All parameters as they were decoded, credentials included.
  func read(method: String?, parameters: JSONObject)

  /// Decides what becomes of a call. Asked once its caller may make it, before its method runs.
  func verdict(on call: InterceptedCall) async -> CallVerdict

  /// Hears how a call ended.
  ///
  /// - Parameter error: The error's code; `nil` for a success.
  func ended(_ call: InterceptedCall, error: String?)
}

/// A call that somebody follows: the request's own, or a command of a batch.
public struct InterceptedCall: Sendable {
  /// The method's name, as in the method table.
  public let method: String
  /// The method's own parameters.
  public let parameters: JSONObject
  /// The caller's portal.
  public let portal: Portal
  /// The public identifier of the application that calls; `nil` for a webhook.
  public let clientID: String?
  /// Whether it is a command of a batch.
  public let isInBatch: Bool
}

/// What becomes of a call.
public enum CallVerdict: Sendable {
  /// The method runs.
  case run
  /// The method does not run; the call fails.
  case refuse(CallError)
  /// The method runs, and what it did stays; the call fails nevertheless.
  case runAndFail(CallError)
}
