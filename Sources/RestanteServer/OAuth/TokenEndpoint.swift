import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore
import RestanteJSON

/// `/oauth/token/`: exchanges what an application holds for a new pair of tokens. Parameters come
/// in the query, as the official libraries send them, or in a form, which wins.
struct TokenEndpoint: Sendable {
  let store: any Store
  let random: any RandomSource
  let addresses: PortalAddresses
  let gate: CredentialGate
  let logger: Logger

  /// Handles a request.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin
  ) async throws -> HTTPReply {
    var reply = try await exchange(request, target: target, origin)
    // RFC 6749, section 5.1: tokens must not stay in caches.
    reply.headers[.cacheControl] = "no-store"
    return reply
  }

  private func exchange(
    _ request: Request, target: RequestTarget, _ origin: RequestOrigin
  ) async throws -> HTTPReply {
    var fields = FormFields(target.query.utf8)
    switch request.method {
    case .get, .head: break
    case .post:
      let body = try await request.wholeBody(limit: RequestLimits.formBytes)
      fields.overlay(FormFields(body.readableBytesView))
    default:
      var reply = HTTPReply.error(
        "invalid_request", "Only GET and POST are allowed here", status: .methodNotAllowed)
      reply.headers[.allow] = "GET, HEAD, POST"
      return reply
    }
    let secret = SecretHash(of: fields["client_secret"] ?? "")
    do {
      try gate.admit(secret, "client secret", on: .tokens, from: origin)
      let reply = try await exchange(fields)
      gate.accept(secret)
      return reply
    } catch let error as TokenError {
      if var refusal = error.refusal {
        refusal.subject = fields["client_id"]
        gate.refuse(secret, refusal, on: .tokens, from: origin)
      }
      return error.reply
    } catch let error as StoreError {
      logger.debug("the database failed", metadata: ["error": "\(error)"])
      return TokenError(error).reply
    }
  }

  private func exchange(_ fields: FormFields) async throws -> HTTPReply {
    let grant = try fields.required("grant_type")
    let clientID = try fields.required("client_id")
    let clients = try await store.clients(clientID: clientID)
    guard !clients.isEmpty else { throw TokenError.unknownClient }
    let secret = try fields.required("client_secret")
    // Several portals can have an application with one client id; the secret says which is meant.
    let portals = clients.filter { client in client.secrets.contains { $0.matches(secret) } }
    guard !portals.isEmpty else { throw TokenError.wrongSecret }
    guard portals.contains(where: { $0.application.removal == nil }) else {
      throw TokenError(GrantRefusal.notInstalled)
    }
    switch grant {
    case "refresh_token":
      let token = try fields.required("refresh_token")
      return try await refresh(token, for: clientID, on: portals.map(\.portal.id))
    case "authorization_code":
      let code = try fields.required("code")
      // Who sends a proof for a code that asks for none was given another's code.
      let verifier = fields["code_verifier"]
      let isProven = ProofKey(of: code).map { $0.isMet(by: verifier ?? "") } ?? (verifier == nil)
      guard isProven else { throw TokenError.invalidGrant }
      return try await redeem(code, for: clientID, on: portals.map(\.portal.id))
    default:
      throw TokenError.unsupportedGrant
    }
  }

  private func refresh(
    _ token: String, for clientID: String, on portals: [PortalID]
  ) async throws -> HTTPReply {
    let access = Credential.secret(using: random)
    let refresh = Credential.secret(using: random)
    let outcome = try await store.perform(
      RotateTokens(
        presented: SecretHash(of: token), clientID: clientID, portals: portals,
        accessToken: SecretHash(of: access), refreshToken: SecretHash(of: refresh)))
    if outcome == .reused {
      logger.warning(
        "a refresh token was reused after its successor; all tokens of its family were revoked")
    }
    guard case .rotated(let grant) = outcome else { throw TokenError(outcome) }
    return reply(for: grant, access: access, refresh: refresh)
  }

  private func redeem(
    _ code: String, for clientID: String, on portals: [PortalID]
  ) async throws -> HTTPReply {
    let access = Credential.secret(using: random)
    let refresh = Credential.secret(using: random)
    let outcome = try await store.perform(
      RedeemAuthorizationCode(
        code: SecretHash(of: code), clientID: clientID, portals: portals,
        accessToken: SecretHash(of: access), refreshToken: SecretHash(of: refresh)))
    switch outcome {
    case .redeemed(let grant): return reply(for: grant, access: access, refresh: refresh)
    case .invalid: throw TokenError.invalidGrant
    case .replayed:
      logger.warning("an authorization code was used twice; its tokens were revoked")
      throw TokenError.invalidGrant
    case .refused(let refusal): throw TokenError(refusal)
    }
  }

  private func reply(for grant: AccessGrant, access: String, refresh: String) -> HTTPReply {
    .json([
      "access_token": .string(access),
      "client_endpoint": .string(addresses.rest(of: grant.portal)),
      "domain": .string(addresses.domain(of: grant.portal)),
      "expires": .int(grant.expiresAt.seconds),
      "expires_in": .int(IssueTokens.originalAccessLifetime),
      "member_id": .string(grant.portal.memberID),
      "refresh_token": .string(refresh),
      "scope": .string(grant.scopes.joined(separator: ",")),
      "server_endpoint": .string(addresses.authorizationRest),
      "status": .string(grant.application.status),
      "user_id": .int(grant.user.id.rawValue),
    ])
  }
}

extension FormFields {
  /// A field that must be there and not be empty.
  fileprivate func required(_ name: String) throws(TokenError) -> String {
    guard let value = self[name], !value.isEmpty else {
      throw TokenError("invalid_request", "No \"\(name)\" parameter found")
    }
    return value
  }
}
