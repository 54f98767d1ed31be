import HTTPTypes

/// Told of every request that was answered.
final class RequestRecorder: Sendable {
  /// Names requests.
  let ids: RequestIDs
  private let meters: RequestMeters
  private let log: RequestLog
  private let accessLog: AccessLog?
  /// Makes spans of requests; `nil` where no traces are recorded.
  let tracing: ServerTracing?

  init(
    ids: RequestIDs, meters: RequestMeters, log: RequestLog, accessLog: AccessLog?,
    tracing: ServerTracing? = nil
  ) {
    self.tracing = tracing
    self.ids = ids
    self.meters = meters
    self.log = log
    self.accessLog = accessLog
  }

  /// Records a request.
  ///
  /// - Parameter visit: What the access log shows besides; only asked for where there is one.
  func record(_ request: AnsweredRequest, _ visit: () -> AccessLog.Visit) {
    meters.record(
      request.method, request.status, request.facts,
      duration: max(0, request.duration - request.facts.idle * 1_000))
    log.write(request)
    accessLog?.write(request, visit())
  }
}
