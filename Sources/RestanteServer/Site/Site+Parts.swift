import Hummingbird
import RestanteCore

extension Site {
  /// Hands a request to any part of the server but the Bitrix24 wire.
  ///
  /// - Throws: ``BodyTooLarge``, ``BodyBudgetSpent``, or what broke the connection.
  func respond(
    to exchange: HTTPExchange, _ allowance: BodyAllowance
  ) async throws -> HTTPReply {
    let request = exchange.request.counting(allowance)
    let (target, scope) = (exchange.target, exchange.scope)
    if let method = authorization.method(of: request, target: target) {
      return try await respond(to: exchange, asking: method, allowance)
    }
    let origin = origin(of: exchange)
    switch exchange.group {
    case .authorize:
      return try await authorize.respond(to: request, target: target, origin: origin)
    case .tokens:
      return try await tokens.respond(to: request, target: target, origin: origin)
    case .native:
      // Its bodies are read once a key was found to be good.
      allowance.setKnown()
      return try await DecodingThreads.run(if: request.mayHaveLargeBody) {
        try await self.native.respond(
          to: request, target: target, origin: origin, over: scope.connection)
      }
    case .doors:
      return try await doors.respond(
        to: request, target: target, origin: origin, isSecure: transport.isSecure(origin),
        allowance: allowance)
    case .console:
      return try await console.respond(to: request, target: target, origin: origin)
    case .added:
      return try await respondAdded(to: request, target: target, scope, allowance)
    case .document: return respondDocument()
    case .metrics:
      return await metrics.respond(to: request, peer: scope.peer, origin: origin)
    case .rest, .alive, .ready, .other:
      return respondOther(to: request, target: target, origin: origin)
    }
  }

  /// Hands a request to the authorization server.
  func respond(
    to exchange: HTTPExchange, asking method: Substring, _ allowance: BodyAllowance
  ) async throws -> HTTPReply {
    try await authorization.respond(
      to: exchange.request.counting(allowance), target: exchange.target, method: method,
      origin: origin(of: exchange))
  }
}
