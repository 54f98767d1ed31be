public import RestanteCore
import RestanteJSON

/// Answers requests of the Bitrix24 wire.
public struct RESTService: Sendable {
  private let store: any Store

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - settings: What the operator decided.
  ///   - wallClock: Decides whether tokens have expired and what `server.time` says.
  ///   - stopwatch: Measures the `time` of replies.
  ///   - random: Makes process ids.
  public init(
    store: any Store, settings: RESTSettings, wallClock: any TimeSource = WallClock(),
    stopwatch: any MicrosecondClock = WallMicrosecondClock(),
    random: any RandomSource = SystemRandomSource()
  ) {
    self.store = store
  }

  /// Answers one request. Never fails: what goes wrong is in the reply.
  public func respond(to request: RESTRequest) async -> RESTReply {
    if request.verb == "OPTIONS", Route.isBelowBase(request.path) {
      return RESTReply(status: 200)
    }
    let error = RESTError(.methodNotFound)
    var writer = JSONWriter(style: .php)
    ErrorBody.write(error, to: &writer)
    return RESTReply(
      status: error.entry.status, contentType: RESTReply.jsonContentType, body: writer.bytes)
  }
}
