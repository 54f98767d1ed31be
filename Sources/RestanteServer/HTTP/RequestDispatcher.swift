import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore

/// Decides by the path which part of the server answers a request.
struct RequestDispatcher: HTTPResponder {
  let state: ServingState

  func respond(to request: Request, context: RequestScope) async throws -> Response {
    let start = ContinuousClock.now
    let target = RequestTarget(request.head.path ?? "/")
    let side = Side(target, method: request.method)
    let reply = try await reply(to: request, target: target, side: side, scope: context)
    // Paths and queries can hold codes and tokens, so the log names only the part of the server.
    context.logger.debug(
      "request",
      metadata: [
        "side": "\(side)", "method": "\(request.method)", "status": "\(reply.status.code)",
        "duration": "\(ContinuousClock.now - start)",
      ])
    return reply.response(toHead: request.method == .head)
  }

  private func reply(
    to request: Request, target: RequestTarget, side: Side, scope: RequestScope
  ) async throws -> HTTPReply {
    switch side {
    case .alive, .ready, .document:
      guard request.method == .get || request.method == .head else { return .onlyGet }
      if side == .alive { return .text("alive\n") }
      if side == .ready { return await readiness() }
    case .rest, .tokens, .native, .other: break
    }
    guard let site = state.site else { return side.unavailable(target) }
    do {
      switch side {
      case .rest:
        return try await site.respondREST(
          to: request, target: target,
          origin: site.transport.origin(of: request, peer: scope.peer),
          over: scope.connection)
      case .tokens: return try await site.tokens.respond(to: request, target: target)
      case .native: return try await site.native.respond(
          to: request, target: target, over: scope.connection)
      case .document: return site.respondDocument()
      case .alive, .ready, .other: return site.respondOther(to: request, target: target)
      }
    } catch is BodyTooLarge {
      return side.tooLarge(target)
    }
  }

  private func readiness() async -> HTTPReply {
    guard let site = state.readySite else {
      return .text("not ready\n", status: .serviceUnavailable)
    }
    do {
      try await site.store.checkWritable()
      // Whoever consumes is served, and makes room: that is ready.
      return .text(
        site.space.isReached ? "ready, but too little space is free to take events in\n" : "ready\n")
    } catch {
      return .text("the store takes no writes\n", status: .serviceUnavailable)
    }
  }
}
