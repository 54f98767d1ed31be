import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore

/// Decides by the path which part of the server handles a request.
struct RequestDispatcher: HTTPResponder {
  let state: ServingState
  /// Told of every request that was answered.
  let recorder: RequestRecorder
  /// Who may follow requests.
  let extensions: [any ServerExtension]

  /// Replies with a body of more bytes than this wait for those before them.
  private static let largeBody = 16 << 10

  func respond(to request: Request, context: RequestScope) async throws -> Response {
    let start = ContinuousClock.now
    let target = RequestTarget(request.head.path ?? "/")
    var group = RouteGroup(target, method: request.method)
    if group == .other, state.site?.added.routes(at: target) != nil { group = .added }
    let id = recorder.ids.id(of: request.headers)
    var request = request
    let span = recorder.tracing?.begin(&request, in: group)
    let interceptor = extensions.isEmpty ? nil : interceptor(of: request, target, group)
    let isAdmitted = await interceptor?.admits() ?? true
    var reply =
      isAdmitted
      ? try await reply(
        to: request.awaitingBody(over: context.connection.channel), target: target, group: group,
        scope: context, interceptor)
      : group.unavailable(target)
    state.site?.protect(&reply, of: group)
    reply.headers[.xRequestID] = id
    if reply.facts.route == nil { reply.facts.route = group.template(of: target) }
    let answered = AnsweredRequest(
      id: id, method: request.method, path: target.path, group: group, status: reply.status,
      facts: reply.facts, duration: (ContinuousClock.now - start).nanoseconds)
    record(answered, request, reply, context)
    if let span { recorder.tracing?.end(span, request.method, reply) }
    if let interceptor {
      return await response(to: answered, reply, for: interceptor, over: context.connection)
    }
    if reply.body.count > Self.largeBody {
      // The library learns only on the connection's event loop that its client takes nothing. Where
      // the loop is busy, requests that came together could be answered by then: once it has done
      // what it was given, at most one large reply waits to be taken.
      try await context.connection.channel.eventLoop.submit {}.get()
    }
    return reply.response(toHead: request.method == .head)
  }

  private func record(
    _ answered: AnsweredRequest, _ request: Request, _ reply: HTTPReply, _ scope: RequestScope
  ) {
    // Paths and queries can hold codes and tokens: what is written of them is decided there.
    recorder.record(answered) {
      let origin = state.site?.transport.origin(of: request, peer: scope.peer)
      return AccessLog.Visit(
        client: origin?.client ?? scope.peer, isHTTP2: scope.connection.isHTTP2,
        agent: request.headers[.userAgent],
        bytes: reply.writeBody == nil ? reply.body.count : nil)
    }
  }

  private func reply(
    to request: Request, target: RequestTarget, group: RouteGroup, scope: RequestScope,
    _ interceptor: (any RequestInterceptor)?
  ) async throws -> HTTPReply {
    switch group {
    case .alive, .ready, .document:
      guard request.method == .get || request.method == .head else { return .onlyGet }
      if group == .alive { return .text("alive\n") }
      if group == .ready { return await readiness() }
    case .rest, .tokens, .authorize, .native, .doors, .console, .metrics, .added, .other: break
    }
    guard let site = state.site else { return group.unavailable(target) }
    let allowance = BodyAllowance(of: site.bodies)
    defer { allowance.release() }
    let request = request.counting(allowance)
    do {
      if let method = site.authorization.method(of: request, target: target) {
        return try await site.authorization.respond(
          to: request, target: target, method: method,
          origin: site.transport.origin(of: request, peer: scope.peer))
      }
      switch group {
      case .rest:
        return try await site.respondREST(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer), over: scope.connection,
          allowance: allowance, interceptor)
      case .authorize:
        return try await site.authorize.respond(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer))
      case .tokens:
        return try await site.tokens.respond(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer))
      case .native:
        // Its bodies are read once a key was found to be good.
        allowance.setKnown()
        return try await DecodingThreads.run(if: request.mayHaveLargeBody) {
          try await site.native.respond(
            to: request, target: target,
            origin: site.transport.origin(of: request, peer: scope.peer), over: scope.connection)
        }
      case .doors:
        let origin = site.transport.origin(of: request, peer: scope.peer)
        return try await site.doors.respond(
          to: request, target: target, origin: origin,
          isSecure: site.transport.isSecure(origin), allowance: allowance)
      case .console:
        return try await site.console.respond(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer))
      case .added:
        return try await site.respondAdded(to: request, target: target, scope, allowance)
      case .document: return site.respondDocument()
      case .metrics:
        return await site.metrics.respond(
          to: request, peer: scope.peer,
          origin: site.transport.origin(of: request, peer: scope.peer))
      case .alive, .ready, .other:
        return site.respondOther(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer))
      }
    } catch let error as BodyTooLarge {
      return group.tooLarge(target, error)
    } catch is BodyBudgetSpent {
      return group.tooManyBodies(target)
    }
  }

  /// The server stays ready: what waits has to be fetched for space to become free.
  private static let lowSpace = "ready, but publications are refused: not enough free disk space\n"

  private static func takesPublications(_ store: any Store) async throws(StoreError) -> Bool {
    do {
      try await store.checkSpace()
      return true
    } catch {
      guard error.code == .lowSpace else { throw error }
      return false
    }
  }

  private func readiness() async -> HTTPReply {
    guard let site = state.readySite else {
      return .text("not ready\n", status: .serviceUnavailable)
    }
    guard site.store.failures.damage == nil else {
      return .text("the database is damaged: see the log\n", status: .serviceUnavailable)
    }
    do {
      try await site.store.checkWritable()
      return .text(try await Self.takesPublications(site.store) ? "ready\n" : Self.lowSpace)
    } catch {
      let reason =
        error.code == .corrupt ? "the database is damaged" : "the database is not writable"
      return .text("\(reason)\n", status: .serviceUnavailable)
    }
  }
}
