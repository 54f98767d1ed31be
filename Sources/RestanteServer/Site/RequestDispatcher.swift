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
    let exchange = HTTPExchange(request, context, by: self)
    let reply = try await reply(in: exchange)
    return try await response(to: exchange, reply)
  }

  /// Sends a reply on its way, and tells metrics and logs of it.
  private func response(to exchange: HTTPExchange, _ reply: HTTPReply) async throws -> Response {
    var reply = reply
    state.site?.protect(&reply, of: exchange.group)
    reply.headers[.xRequestID] = exchange.id
    if reply.facts.route == nil {
      reply.facts.route = exchange.group.template(of: exchange.target)
    }
    let answered = AnsweredRequest(exchange, reply)
    record(answered, exchange, reply)
    if let span = exchange.span { recorder.tracing?.end(span, exchange.request.method, reply) }
    if let interceptor = exchange.interceptor {
      return await response(
        to: answered, reply, for: interceptor, over: exchange.scope.connection)
    }
    if reply.body.count > Self.largeBody {
      // The library learns only on the connection's event loop that its client takes nothing. Where
      // the loop is busy, requests that came together could be answered by then: once it has done
      // what it was given, at most one large reply waits to be taken.
      try await exchange.scope.connection.channel.eventLoop.submit {}.get()
    }
    return reply.response(toHead: exchange.isHead)
  }

  private func record(_ answered: AnsweredRequest, _ exchange: HTTPExchange, _ reply: HTTPReply) {
    // Paths and queries can hold codes and tokens: what is written of them is decided there.
    recorder.record(answered) {
      let scope = exchange.scope
      let origin = state.site?.transport.origin(of: exchange.request, peer: scope.peer)
      return AccessLog.Visit(
        client: origin?.client ?? scope.peer, isHTTP2: scope.connection.isHTTP2,
        agent: exchange.request.headers[.userAgent],
        bytes: reply.writeBody == nil ? reply.body.count : nil)
    }
  }

  private func reply(in exchange: HTTPExchange) async throws -> HTTPReply {
    let (target, group) = (exchange.target, exchange.group)
    if let interceptor = exchange.interceptor, await !interceptor.admits() {
      return group.unavailable(target)
    }
    if let probed = await probed(exchange) { return probed }
    guard let site = state.site else { return group.unavailable(target) }
    let allowance = BodyAllowance(of: site.bodies)
    defer { allowance.release() }
    do {
      return group == .rest
        ? try await site.respondREST(to: exchange, allowance)
        : try await site.respond(to: exchange, allowance)
    } catch let error as BodyTooLarge {
      return group.tooLarge(target, error)
    } catch is BodyBudgetSpent {
      return group.tooManyBodies(target)
    }
  }

  /// The reply to those who ask how the server is; `nil` to all others.
  private func probed(_ exchange: HTTPExchange) async -> HTTPReply? {
    switch exchange.group {
    case .alive, .ready, .document:
      guard exchange.request.method == .get || exchange.isHead else { return .onlyGet }
      if exchange.group == .alive { return .text("alive\n") }
      return exchange.group == .ready ? await readiness() : nil
    case .rest, .tokens, .authorize, .native, .doors, .console, .metrics, .added, .other:
      return nil
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
