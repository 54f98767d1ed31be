public import RestanteCore
public import RestanteREST

/// Follows one request from its head to its reply. A request that nobody follows costs nothing for
/// it.
public protocol RequestInterceptor: CallInterceptor {
  /// Decides whether the server does what the request asks for. Where it does not, the reply says
  /// that it is unavailable.
  func admits() async -> Bool

  /// Decides how a reply travels, just before it is sent.
  func transfer(of reply: InterceptedReply) async -> ReplyTransfer
}

/// The head of a request that somebody may follow.
public struct InterceptedRequest: Sendable, Redacted {
  /// The part of the server that it is for, such as `rest`, `tokens` or `native`.
  public let part: String
  /// The HTTP verb in capitals.
  public let verb: String
  /// The path as it came, percent-encoded and without the query.
  public let path: String
  /// The fields of the query, names and values decoded.
  public let query: [String: String]
  /// The headers as they came, credentials included.
  public let headers: [(name: String, value: String)]
}

/// The reply to a request that somebody follows.
public struct InterceptedReply: Sendable {
  /// The HTTP status.
  public let status: Int
  /// The body; `nil` where it is written while it is sent.
  public let body: [UInt8]?
  /// The path of the request, as logs may show it: without codes.
  public let path: String
  /// The method of the wire, as in the method table; `nil` where none was called.
  public let method: String?
  /// The error's code; `nil` for a success, and where errors have none.
  public let error: String?
  /// The portal, where it is known.
  public let portal: PortalID?
  /// The public identifier of the application that called, where it is known.
  public let clientID: String?
  /// How long the reply took, in nanoseconds.
  public let duration: Int64
}

/// How a reply travels to its client.
public enum ReplyTransfer: Sendable {
  /// As it is.
  case whole
  /// With another status and a text instead of its body.
  case replaced(status: Int, text: String)
  /// In pieces of its body, each of so many bytes and sent once `pause` has returned; the
  /// connection is closed after the last one if they are not all of it.
  case pieces([Int], pause: @concurrent @Sendable () async throws -> Void)
  /// Not at all: the connection is closed, or reset.
  case nothing(isReset: Bool)
}
