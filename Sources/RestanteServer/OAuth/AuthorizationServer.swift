import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore
import RestanteJSON
import RestanteREST

/// The authorization server's own methods, of which there is one: `app.info`, by which applications
/// check a token that somebody gave them. Its answer differs from the portal's method of that name.
struct AuthorizationServer: Sendable {
  let store: any Store
  let addresses: PortalAddresses
  /// What `time` is measured by.
  let stopwatch: any MicrosecondClock
  let gate: CredentialGate
  let logger: Logger

  /// The method that a request asks this server for; `nil` for requests to portals and others.
  func method(of request: Request, target: RequestTarget) -> Substring? {
    addresses.authorizationMethod(host: request.head.authority, path: target.path)
  }

  /// Handles a request for a method.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, method: Substring, origin: RequestOrigin
  ) async throws -> HTTPReply {
    let start = stopwatch.microseconds()
    var fields = FormFields(target.query.utf8)
    if request.method == .post {
      let body = try await request.wholeBody(limit: RequestLimits.formBytes)
      fields.overlay(FormFields(body.readableBytesView, ofType: request.headers[.contentType]))
    }
    var reply = await answer(
      fields, request, method: method.lowercased(), from: origin, since: start)
    reply.headers[.cacheControl] = "no-store"
    return reply
  }

  private func answer(
    _ fields: FormFields, _ request: Request, method: String, from origin: RequestOrigin,
    since start: Int64
  ) async -> HTTPReply {
    guard ["app.info", "app.info/", "app.info.json"].contains(method) else {
      return .error("ERROR_METHOD_NOT_FOUND", "Method not found!", status: .notFound)
    }
    guard let token = request.bearer ?? fields["auth"] ?? fields["access_token"], !token.isEmpty
    else { return .error("NO_AUTH_FOUND", "Wrong authorization data", status: .unauthorized) }
    let hash = SecretHash(of: token)
    do throws(TokenError) {
      try gate.admit(hash, "token", on: .tokens, from: origin)
    } catch {
      return error.reply
    }
    do throws(StoreError) {
      guard let grant = try await store.accessGrant(token: hash) else {
        let error = TokenError("invalid_client", "The token is unknown")
        gate.refuse(
          hash, Refusal(.credential, of: "token", error: error.code), on: .tokens, from: origin)
        return error.reply
      }
      gate.accept(hash)
      if store.time.now() >= grant.expiresAt {
        return .error(
          "expired_token", "The access token provided has expired", status: .unauthorized)
      }
      if let refusal = GrantRefusal.of(
        portal: grant.portal, application: grant.application, user: grant.user)
      {
        let error = TokenError(refusal)
        if var refusal = error.refusal {
          refusal.portal = grant.portal.id
          refusal.subject = grant.application.clientID
          gate.refuse(hash, refusal, on: .tokens, from: origin)
        }
        return error.reply
      }
      let body = SuccessEnvelope.encode(
        describe(grant), start: start, finish: stopwatch.microseconds())
      return .json(body)
    } catch {
      logger.debug("the database failed", metadata: ["error": "\(error)"])
      return TokenError(error).reply
    }
  }

  private func describe(_ grant: AccessGrant) -> JSONValue {
    let application = grant.application
    let installation: JSONObject = [
      "installed": .bool(application.isInstalled), "version": .int(application.version),
      "status": .string(application.status),
      "scope": .string(application.scopes.joined(separator: ",")),
      "domain": .string(addresses.domain(of: grant.portal)),
      "uri": .string(addresses.base(of: grant.portal)),
      "client_endpoint": .string(addresses.rest(of: grant.portal)),
      "member_id": .string(grant.portal.memberID), "member_type": "portal",
    ]
    return [
      "client_id": .string(application.clientID),
      "scope": .string(grant.scopes.joined(separator: ",")),
      "expires": .string(ISO8601.text(seconds: grant.expiresAt.seconds)),
      "install": .object(installation), "user_id": .int(grant.user.id.rawValue),
    ]
  }
}

extension Request {
  /// The token of the `Authorization` header.
  fileprivate var bearer: String? {
    guard let header = headers[.authorization], header.prefix(7).lowercased() == "bearer " else {
      return nil
    }
    let token = header.dropFirst(7).split(separator: " ").joined()
    return token.isEmpty ? nil : token
  }
}
