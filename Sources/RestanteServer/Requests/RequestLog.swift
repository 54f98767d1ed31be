import HTTPTypes
import Logging
import RestanteCore

/// An answered request, as logs are told of it.
struct AnsweredRequest: Sendable {
  let id: String
  let method: HTTPRequest.Method
  let path: String
  let group: RouteGroup
  let status: HTTPResponse.Status
  let facts: ReplyFacts
  /// How long the answer took, in nanoseconds, the time counted in which the client waited.
  let duration: Int64
}

/// Writes a line for requests that failed or were slow, and at the level `debug` for all.
struct RequestLog: Sendable {
  let logger: Logger
  /// From when on a request is slow.
  let slow: SlowThreshold
  /// For lines that are written at the usual level, too.
  let budget = LineBudget()

  /// Writes the line, if it is to be written. Nothing is made up before that is known.
  func write(_ request: AnsweredRequest) {
    let work = request.duration - request.facts.idle * 1_000
    let isSlow = slow.isReached(by: work)
    let level: Logger.Level = isSlow || request.status.code >= 500 ? .info : .debug
    guard logger.logLevel <= level else { return }
    var suppressed = 0
    if level == .info {
      guard let count = budget.take() else { return }
      suppressed = count
    }
    let facts = request.facts
    var metadata: Logger.Metadata = [
      "request_id": "\(request.id)", "group": "\(request.group)",
      "verb": "\(request.method.rawValue)", "status": "\(request.status.code)",
      "duration_ms": "\(LogDuration.milliseconds(request.duration))",
    ]
    if let route = facts.route { metadata["route"] = "\(route)" }
    if let method = facts.method { metadata["method"] = "\(method)" }
    if let error = facts.error { metadata["error_code"] = "\(error)" }
    if let portal = facts.portal { metadata["portal"] = "\(portal.rawValue)" }
    if let clientID = facts.clientID { metadata["application"] = "\(clientID)" }
    if facts.idle > 0 { metadata["waited_ms"] = "\(LogDuration.milliseconds(facts.idle * 1_000))" }
    if suppressed > 0 { metadata["suppressed"] = "\(suppressed)" }
    logger.log(level: level, isSlow ? "slow request" : "request", metadata: metadata)
  }
}
