public import RestanteCore

/// The reply to a ``RESTRequest``.
public struct RESTReply: Sendable {
  /// The HTTP status.
  public var status: Int
  /// The `Content-Type` header; `nil` when there is no body.
  public var contentType: String?
  /// Headers besides `Content-Type` and those of the transport.
  public var headers: [(name: String, value: String)]
  /// The body's bytes.
  public var body: [UInt8]
  /// The name of the method that was called, in small letters and from the method table, for logs
  /// and metrics; `nil` when the request named no known method. Never holds what a client wrote.
  public var operation: String?
  /// The error's code, one of the error table, for logs; `nil` for a success.
  public var errorCode: String?
  /// The caller's portal, for logs; `nil` where it is not known.
  public var portal: PortalID?
  /// The public identifier of the application that called, for logs; `nil` for webhooks, and where
  /// it is not known.
  public var clientID: String?
  /// For how long the call did nothing but wait for events, in microseconds.
  public var idle: Int64 = 0
  /// The traces of the events that it holds, if ``RESTSettings/notesTraces`` says so.
  public var traces: [TraceParent] = []
  /// The commands of a batch, for metrics and traces.
  public var commands: [CommandFacts] = []

  /// Creates a reply; by default with the headers that every reply of the wire has.
  public init(
    status: Int, contentType: String? = nil,
    headers: [(name: String, value: String)] = RESTReply.commonHeaders, body: [UInt8] = [],
    operation: String? = nil
  ) {
    self.status = status
    self.contentType = contentType
    self.headers = headers
    self.body = body
    self.operation = operation
  }

  /// The media type of JSON replies.
  public static let jsonContentType = "application/json; charset=utf-8"

  /// What every reply carries: any page may read it, nobody may guess its type. As in the original
  /// there is no list of verbs and no mention of credentials.
  public static let commonHeaders: [(name: String, value: String)] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Headers", "origin, content-type, accept"),
    ("X-Content-Type-Options", "nosniff"),
  ]
}
