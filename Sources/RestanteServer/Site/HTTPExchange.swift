import Hummingbird
import RestanteCore
import RestanteTracing

/// A request while the server works on its reply.
///
/// A class: clients may wait for minutes, and what asynchronous functions hold meanwhile is memory
/// of each of them. Functions that wait should hold little else.
final class HTTPExchange: Sendable {
  let start = ContinuousClock.now
  let target: RequestTarget
  /// The part of the server that the request is for.
  let group: RouteGroup
  let id: String
  /// The request as the server goes on with it.
  let request: Request
  let scope: RequestScope
  /// The span of the request; `nil` where none is recorded.
  let span: RecordedSpan?
  /// Who follows the request; `nil` for nearly all.
  let interceptor: (any RequestInterceptor)?

  /// Takes a request on.
  init(_ request: Request, _ scope: RequestScope, by dispatcher: RequestDispatcher) {
    let target = RequestTarget(request.head.path ?? "/")
    var group = RouteGroup(target, method: request.method)
    if group == .other, dispatcher.state.site?.added.routes(at: target) != nil { group = .added }
    var request = request
    id = dispatcher.recorder.ids.id(of: request.headers)
    span = dispatcher.recorder.tracing?.begin(&request, in: group)
    interceptor =
      dispatcher.extensions.isEmpty ? nil : dispatcher.interceptor(of: request, target, group)
    self.target = target
    self.group = group
    self.request = request.awaitingBody(over: scope.connection.channel)
    self.scope = scope
  }

  /// Whether the client wants the head of the reply only.
  var isHead: Bool { request.method == .head }
}

extension AnsweredRequest {
  /// Puts together what is known of a request once its reply is.
  init(_ exchange: HTTPExchange, _ reply: HTTPReply) {
    id = exchange.id
    method = exchange.request.method
    path = exchange.target.path
    group = exchange.group
    status = reply.status
    facts = reply.facts
    duration = (ContinuousClock.now - exchange.start).nanoseconds
  }
}
