import RestanteCore
import RestanteREST

/// What is known of a request once it was answered, for metrics and logs. No text here was made up
/// by a client, and none is a secret.
struct ReplyFacts: Sendable {
  /// The path's template, such as `/v1/queues/{client_id}`; `nil` where the path is unknown.
  var route: String?
  /// The method of the Bitrix24 wire; `nil` where none was called.
  var method: String?
  /// The code of the error; `nil` for a success, and where errors have none.
  var error: String?
  /// The portal, where it is known.
  var portal: PortalID?
  /// The application that called, where it is known.
  var clientID: String?
  /// For how long the client only waited for events, in microseconds.
  var idle: Int64 = 0
  /// The traces of the events in the reply, as far as anybody wants to know.
  var traces: [TraceParent] = []
  /// The commands of a batch.
  var commands: [CommandFacts] = []
}
