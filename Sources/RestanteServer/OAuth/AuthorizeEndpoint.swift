import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore

/// `/oauth/authorize/`: lets a user log in and consent, and sends the browser back to the
/// application with a code.
///
/// No session is kept: each authorization asks for the password again. What one form knows of the
/// one before stands in its ticket.
struct AuthorizeEndpoint: Sendable {
  /// The longest text that an application may want back, in bytes.
  static let stateBytes = 4_096

  let store: any Store
  let random: any RandomSource
  let serverKeys: ServerKeyring
  let addresses: PortalAddresses
  var pages: AuthorizationPages
  let people: PersonLogin
  let refusals: RefusalLog
  let logger: Logger

  /// Handles a request.
  ///
  /// - Throws: What broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin
  ) async throws -> HTTPReply {
    var endpoint = self
    endpoint.pages = pages.accepted(by: request.headers[.acceptLanguage])
    return try await endpoint.answer(request, target, origin)
  }

  /// Answers a request in the language of the pages.
  private func answer(
    _ request: Request, _ target: RequestTarget, _ origin: RequestOrigin
  ) async throws -> HTTPReply {
    var browser = BrowserCookie(request, isSecure: addresses.publicURL.scheme == "https")
    do {
      switch request.method {
      case .get, .head:
        browser.provide(using: random)
        return try await begin(request, target, browser: browser)
      case .post:
        let body = try await request.wholeBody(limit: RequestLimits.formBytes)
        return try await proceed(FormFields(body.readableBytesView), browser, origin)
      default:
        var reply = HTTPReply.text(
          "Only GET and POST are allowed here.\n", status: .methodNotAllowed)
        reply.headers[.allow] = "GET, HEAD, POST"
        return reply
      }
    } catch let refusal as PageRefusal {
      if refusal.status == .forbidden {
        report(Refusal(.permission, of: "consent", error: refusal.title), origin)
      }
      return pages.refusal(refusal)
    } catch is BodyTooLarge {
      return pages.refusal(.tooLarge)
    } catch is BodyBudgetSpent {
      return pages.refusal(.unavailable)
    } catch is PasswordHasher.Overloaded {
      return pages.refusal(.unavailable)
    } catch let error as StoreError {
      logger.debug("the database failed", metadata: ["error": "\(error)"])
      return pages.refusal(.unavailable)
    }
  }

  /// Shows the login form to users whom an application sends.
  private func begin(
    _ request: Request, _ target: RequestTarget, browser: BrowserCookie
  ) async throws -> HTTPReply {
    let fields = FormFields(target.query.utf8)
    guard let clientID = fields["client_id"], !clientID.isEmpty else {
      throw PageRefusal.unknownApplication
    }
    let state = fields["state"]
    guard state?.utf8.count ?? 0 <= Self.stateBytes else { throw PageRefusal.stateTooLong }
    let proof = try Self.proof(fields)
    let client = try await client(
      clientID, named: fields["domain"] ?? request.head.authority)
    _ = try way(back: client.application)
    guard client.portal.settings.state == .active else { throw PageRefusal.refused(.portalClosed) }
    guard client.application.mayStart else { throw PageRefusal.refused(.notInstalled) }
    let ticket = FormTicket(
      step: .login, portal: client.portal.id, clientID: clientID, state: state, proof: proof)
    var reply = loginPage(ticket, client, browser)
    reply.headers[.setCookie] = browser.setting
    return reply
  }

  /// What the code is to be bound to, as far as the application asks for it.
  private static func proof(_ fields: FormFields) throws(PageRefusal) -> ProofKey? {
    guard let challenge = fields["code_challenge"] else { return nil }
    let proof = ProofKey(challenge: challenge, method: fields["code_challenge_method"])
    guard let proof else { throw .wrongChallenge }
    return proof
  }

  /// Goes on with what a form brings.
  private func proceed(
    _ fields: FormFields, _ browser: BrowserCookie, _ origin: RequestOrigin
  ) async throws -> HTTPReply {
    let now = store.time.now()
    guard let cookie = browser.value, let text = fields["ticket"],
      let ticket = serverKeys.accepted(at: now).lazy.compactMap({ key in
        FormTicket(text, key: key, browser: cookie, now: now)
      }).first
    else { throw PageRefusal.staleForm }
    guard
      let client = try await store.clients(clientID: ticket.clientID)
        .first(where: { $0.portal.id == ticket.portal })
    else { throw PageRefusal.refused(.notInstalled) }
    switch ticket.step {
    case .login: return try await logIn(fields, ticket, client, browser, origin)
    case .consent(let user, let mark):
      guard try await mark == passwordMark(of: user, on: client.portal) else {
        throw PageRefusal.staleForm
      }
      return try await decide(
        fields["decision"], user, ticket, client, form: SecretHash(of: "form \(text)"))
    }
  }

  private func logIn(
    _ fields: FormFields, _ ticket: FormTicket, _ client: ClientCredentials,
    _ browser: BrowserCookie, _ origin: RequestOrigin
  ) async throws -> HTTPReply {
    let login = fields["login"] ?? ""
    // Looked up first: when the password changes meanwhile, the form that follows is no good.
    let mark = try await store.passwordCredentials(login: login, on: client.portal.id)?.password?
      .mark
    guard let user = try await user(login, fields["password"] ?? "", client.portal, origin) else {
      return loginPage(ticket, client, browser, login: login, isWrong: true)
    }
    if let refusal = GrantRefusal.of(
      portal: client.portal, application: client.application, user: user)
    {
      throw PageRefusal.refused(refusal)
    }
    let target = try way(back: client.application)
    var next = ticket
    next.step = .consent(user.id, password: mark ?? "")
    let name = "\(user.name) \(user.lastName)".split(separator: " ").joined(separator: " ")
    return pages.consent(
      user: name.isEmpty ? user.login : name, portal: addresses.domain(of: client.portal),
      application: client.application.shownName, scopes: client.application.scopes,
      ticket: seal(next, browser), target: target)
  }

  /// The user with a login and a password; `nil` when they do not go together.
  private func user(
    _ login: String, _ password: String, _ portal: Portal, _ origin: RequestOrigin
  ) async throws -> PortalUser? {
    do {
      return try await people.user(
        login, password, on: portal.id, for: .authorize, from: origin)
    } catch let refusal as PersonLogin.TooManyAttempts {
      throw PageRefusal.tooManyAttempts(seconds: refusal.seconds)
    }
  }

  private func report(_ refusal: Refusal, _ origin: RequestOrigin) {
    refusals.report(refusal, on: .authorize, from: origin, at: store.time.now())
  }

  /// What tells the password of a user from the ones before; `nil` when there is none.
  private func passwordMark(of user: UserID, on portal: Portal) async throws -> String? {
    guard let login = try await store.user(user, on: portal.id)?.login else { return nil }
    return try await store.passwordCredentials(login: login, on: portal.id)?.password?.mark
  }

  /// Sends the browser back with a code, if the user wants that.
  ///
  /// - Parameter form: Tells the form from others: it brings one code.
  private func decide(
    _ decision: String?, _ user: UserID, _ ticket: FormTicket, _ client: ClientCredentials,
    form: SecretHash
  ) async throws -> HTTPReply {
    guard decision == "allow" else { throw PageRefusal.declined }
    let target = try way(back: client.application)
    let secret = Credential.secret(using: random)
    let code = ticket.proof?.binding(secret) ?? secret
    let outcome = try await store.perform(
      IssueAuthorizationCode(
        portal: client.portal.id, application: client.application.id, user: user,
        code: SecretHash(of: code), form: (id: form, lifetime: FormTicket.lifetime)))
    switch outcome {
    case .issued: break
    case .refused(let refusal): throw PageRefusal.refused(refusal)
    case .formUsed: throw PageRefusal.staleForm
    }
    logger.info(
      "a user gave an application access",
      metadata: [
        "portal": "\(client.portal.id.rawValue)", "user": "\(user.rawValue)",
        "application": "\(client.application.id.rawValue)",
      ])
    var reply = HTTPReply(status: .found)
    reply.headers[.location] = target.adding(
      [("code", code)] + (ticket.state.map { [("state", $0)] } ?? []) + [
        ("domain", addresses.domain(of: client.portal)),
        ("member_id", client.portal.memberID),
        ("scope", client.application.scopes.joined(separator: ",")),
        ("server_domain", addresses.authorizationDomain),
      ])
    AuthorizationPages.protect(&reply.headers)
    return reply
  }

  /// The application on the portal of a domain, else on the only portal that has it.
  private func client(
    _ clientID: String, named domain: String?
  ) async throws -> ClientCredentials {
    let clients = try await store.clients(clientID: clientID)
    guard let first = clients.first else { throw PageRefusal.unknownApplication }
    let domain = domain?.lowercased()
    let named = clients.first { addresses.domain(of: $0.portal) == domain }
    guard let client = named ?? (clients.count == 1 ? first : nil) else {
      throw PageRefusal.severalPortals
    }
    return client
  }

  private func way(back application: RestanteCore.Application) throws(PageRefusal) -> RedirectTarget
  {
    guard let target = RedirectTarget(application.redirectURI) else { throw .noWayBack }
    return target
  }

  private func loginPage(
    _ ticket: FormTicket, _ client: ClientCredentials, _ browser: BrowserCookie,
    login: String = "", isWrong: Bool = false
  ) -> HTTPReply {
    pages.login(
      portal: addresses.domain(of: client.portal), application: client.application.shownName,
      ticket: seal(ticket, browser), login: login, isWrong: isWrong)
  }

  private func seal(_ ticket: FormTicket, _ browser: BrowserCookie) -> String {
    let now = store.time.now()
    return ticket.sealed(with: serverKeys.sealing(at: now), for: browser.value ?? "", at: now)
  }
}

extension RestanteCore.Application {
  /// How people know it.
  fileprivate var shownName: String { name.isEmpty ? clientID : name }
  /// Whether users can be asked for access at all.
  fileprivate var mayStart: Bool { isActive && isInstalled && removal == nil }
}
