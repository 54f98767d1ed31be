import HTTPTypes
import Hummingbird
import Logging
import RestanteCore
import RestanteREST
import RestanteTracing
import Tracing

/// Makes spans of requests and deliveries, and exports them.
struct ServerTracing: Sendable {
  let tracer: RestanteTracer
  let exporter: SpanExporter

  /// Sets tracing up as the operator decided; `nil` where no collector is set.
  init?(configuration: ServerConfiguration, random: any RandomSource, logger: Logger) {
    guard let collector = configuration.traceCollector else { return nil }
    let buffer = SpanBuffer()
    tracer = RestanteTracer(
      random: random, ratio: Double(configuration.tracePercent) / 100, finish: buffer.add)
    exporter = SpanExporter(
      endpoint: collector.base, service: ("restante", ServerVersion.text), buffer: buffer,
      logger: logger)
  }

  /// Begins the span of a request, and lets the request go on as a part of it; `nil` for parts of
  /// the server through which no events go.
  func begin(_ request: inout Request, in group: RouteGroup) -> RecordedSpan? {
    switch group {
    case .rest, .native, .doors: break
    case .tokens, .authorize, .console, .document, .alive, .ready, .metrics, .added, .other:
      return nil
    }
    var head = request.head
    let parent = head.headerFields[.traceParent].flatMap(TraceParent.init)
    let span = tracer.startSpan(group.rawValue, kind: .server, within: parent)
    head.headerFields[.traceParent] = span.identity.traceParent?.text
    request = Request(head: head, body: request.body)
    return span
  }

  /// Ends the span of a request, which has the commands of a batch as its parts.
  func end(_ span: RecordedSpan, _ method: HTTPRequest.Method, _ reply: HTTPReply) {
    let facts = reply.facts
    if span.isRecording {
      let route = facts.route ?? ""
      span.operationName = facts.method ?? "\(method.rawValue) \(route)"
      span.updateAttributes { attributes in
        attributes["http.request.method"] = method.rawValue
        attributes["http.route"] = route
        attributes["http.response.status_code"] = reply.status.code
        if let name = facts.method { attributes["restante.method"] = name }
        if let error = facts.error { attributes["error.type"] = error }
        if let portal = facts.portal { attributes["restante.portal"] = portal.rawValue }
        if let clientID = facts.clientID { attributes["restante.application"] = clientID }
      }
      for trace in facts.traces { span.link(to: SpanIdentity(trace)) }
      for command in facts.commands { record(command, within: span) }
      if reply.status.code >= 500 {
        span.setStatus(SpanStatus(code: .error, message: facts.error))
      }
    }
    span.end()
  }

  private func record(_ command: CommandFacts, within batch: RecordedSpan) {
    let span = tracer.startSpan(
      command.method, context: batch.context, ofKind: .internal,
      at: SpanInstant(microseconds: command.start))
    span.updateAttributes { attributes in
      attributes["restante.method"] = command.method
      if let error = command.errorCode { attributes["error.type"] = error }
    }
    span.end(at: SpanInstant(microseconds: command.start + command.duration))
  }
}
