import HTTPTypes
import Hummingbird
import NIOCore
import RestanteCore
import RestanteREST

/// Everything that handles requests once the server's address is known. A class, because every
/// request takes hold of it.
final class Site: Sendable {
  let publicURL: PublicURL
  /// What is known of the ways that requests come by.
  let transport: TransportPolicy
  let store: any Store
  /// Where clients wait for events.
  let waiting: WaitingRooms
  let rest: RESTService
  let tokens: TokenEndpoint
  let authorize: AuthorizeEndpoint
  let authorization: AuthorizationServer
  let native: NativeRoutes
  /// What extensions add.
  let added: AddedRoutes
  let doors: DoorRoutes
  let console: ConsoleRoutes
  let front: FrontRoute
  let metrics: MetricsEndpoint
  /// Who was refused what.
  let refusals: RefusalLog
  /// How many bytes of bodies may be in memory.
  let bodies: BodyBudget
  /// The OpenAPI document's text.
  let document: [UInt8]

  init(
    publicURL: PublicURL, transport: TransportPolicy, store: any Store, waiting: WaitingRooms,
    rest: RESTService, tokens: TokenEndpoint, authorize: AuthorizeEndpoint,
    authorization: AuthorizationServer, native: NativeRoutes, added: AddedRoutes,
    doors: DoorRoutes, console: ConsoleRoutes, front: FrontRoute, metrics: MetricsEndpoint,
    refusals: RefusalLog, bodies: BodyBudget, document: [UInt8]
  ) {
    self.publicURL = publicURL
    self.transport = transport
    self.store = store
    self.waiting = waiting
    self.rest = rest
    self.tokens = tokens
    self.authorize = authorize
    self.authorization = authorization
    self.native = native
    self.added = added
    self.doors = doors
    self.console = console
    self.front = front
    self.metrics = metrics
    self.refusals = refusals
    self.bodies = bodies
    self.document = document
  }

  /// Hands a request to the Bitrix24 wire as it is, its body still on the way.
  ///
  /// - Throws: ``BodyTooLarge``, ``BodyBudgetSpent``, or what broke the connection.
  func respondREST(
    to exchange: HTTPExchange, _ allowance: BodyAllowance
  ) async throws -> HTTPReply {
    if let method = authorization.method(of: exchange.request, target: exchange.target) {
      return try await respond(to: exchange, asking: method, allowance)
    }
    let body = IncomingBody(of: exchange.request.counting(allowance), allowance: allowance)
    // Only who may have to wait is worth looking after.
    let reply =
      exchange.request.headers[.prefer] == nil
      ? await reply(to: exchange, body) : try await replyWhileThere(to: exchange, body)
    if let failure = body.failure { throw failure }
    return reply
  }

  private func reply(to exchange: HTTPExchange, _ body: IncomingBody) async -> HTTPReply {
    let origin = origin(of: exchange)
    return reported(
      await rest.respond(to: wire(exchange, origin), body: body), from: origin)
  }

  /// The reply to a client that may wait, unless it hangs up.
  ///
  /// While it waits, no more is under way than this and the wait: what comes before and after has
  /// functions or tasks of its own, since their memory would be taken for as long.
  private func replyWhileThere(
    to exchange: HTTPExchange, _ body: IncomingBody
  ) async throws -> HTTPReply {
    let hangUp = try await exchange.scope.connection.hangUp()
    let progress = await inSeparateTask { await self.begun(exchange, body, hangUp) }
    switch progress {
    case .replied(let reply): return reported(reply, to: exchange)
    case .waiting(let waiting): return reported(await waiting.reply(), to: exchange)
    }
  }

  private func begun(
    _ exchange: HTTPExchange, _ body: IncomingBody, _ hangUp: HangUp
  ) async -> RESTProgress {
    await rest.begin(wire(exchange, origin(of: exchange)), body: body, unless: hangUp)
  }

  @inline(never)
  private func reported(_ reply: RESTReply, to exchange: HTTPExchange) -> HTTPReply {
    reported(reply, from: origin(of: exchange))
  }

  /// A request as the wire reads it.
  private func wire(_ exchange: HTTPExchange, _ origin: RequestOrigin) -> RESTRequest {
    let (request, target) = (exchange.request, exchange.target)
    var wire = RESTRequest(
      verb: request.method.rawValue, path: target.path,
      query: target.query.isEmpty ? nil : target.query,
      contentType: request.headers.text(of: .contentType),
      contentEncoding: request.headers.text(of: .contentEncoding),
      authorization: request.headers.text(of: .authorization),
      idempotencyKey: request.headers.text(of: .idempotencyKey),
      prefer: request.headers.text(of: .prefer), isSecure: transport.isSecure(origin),
      source: origin.source)
    wire.interceptor = exchange.interceptor
    return wire
  }

  /// Where a request comes from.
  func origin(of exchange: HTTPExchange) -> RequestOrigin {
    transport.origin(of: exchange.request, peer: exchange.scope.peer)
  }

  /// A reply of the wire, after what it refused was reported.
  private func reported(_ reply: RESTReply, from origin: RequestOrigin) -> HTTPReply {
    if let refusal = Refusal(reply) {
      refusals.report(refusal, on: .rest, from: origin, at: store.time.now())
    }
    return HTTPReply(reply)
  }

  /// Returns the OpenAPI document, which pages of any origin may read.
  func respondDocument() -> HTTPReply {
    var reply = HTTPReply.json(document)
    reply.headers[.accessControlAllowOrigin] = "*"
    return reply
  }

  /// Handles what belongs to no part of the server: the front page and unknown paths.
  func respondOther(
    to request: Request, target: RequestTarget, origin: RequestOrigin
  ) -> HTTPReply {
    guard target.path == "/" else { return .text("Not found.\n", status: .notFound) }
    return front.respond(to: request, target: target, origin: origin)
  }
}
