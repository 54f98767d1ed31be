import RestanteCore
import RestanteNative

/// Logging in.
extension Console {
  /// Shows the form to somebody who is not logged in.
  func login(_ request: ConsoleRequest, _ language: Language) -> ConsoleReply {
    let page = LoginPage.make(layout.text(language), domain: request.query["portal"] ?? "")
    return shown(page, request, nil, nil, language)
  }

  /// Takes the form.
  func logIn(_ request: ConsoleRequest, _ language: Language) async throws -> ConsoleReply {
    let text = layout.text(language)
    guard !request.isForeign else {
      return refused(text("login", "foreign"), [:], request, language)
    }
    let fields = try await request.form()
    do {
      let secret =
        if let key = fields["key"] {
          try await session(ofKey: key, request)
        } else {
          try await session(ofUser: fields, request)
        }
      guard let secret else {
        let complaint =
          fields["key"] == nil ? text("login", "wrong") : text("login", "wrong_key")
        return refused(complaint, fields, request, language)
      }
      var reply = ConsoleReply.redirect(to: "/console")
      reply.headers.append(
        ConsoleCookie.session.setting(
          secret.cookie, seconds: ConsoleSession.lifetime, for: request))
      return reply
    } catch LoginRefusal.tooManyAttempts(let seconds) {
      let complaint = text("login", "too_many", ["n": "\(seconds)"])
      var reply = refused(complaint, fields, request, language, status: 429)
      reply.headers.append(("Retry-After", "\(seconds)"))
      return reply
    } catch LoginRefusal.overloaded {
      return refused(text("login", "overloaded"), fields, request, language, status: 503)
    }
  }

  /// Begins a session of a user; `nil` where portal, login and password do not go together.
  private func session(
    ofUser fields: [String: String], _ request: ConsoleRequest
  ) async throws -> SessionSecret? {
    let login = fields["login"] ?? ""
    guard let portal = try await sessions.store.portal(domain: fields["portal"] ?? ""),
      portal.settings.state == .active
    else { return nil }
    // Looked up first: when the password changes meanwhile, the session is over at once.
    let mark = try await sessions.store.passwordCredentials(login: login, on: portal.id)?.password?
      .mark
    let user = try await passwords.user(
      login: login, password: fields["password"] ?? "", on: portal, from: request)
    guard let user, let mark, user.isConfirmed else { return nil }
    return try await sessions.open(
      .user(user.id, password: mark), on: portal.id, for: request)
  }

  /// Begins a session of the holder of a key; `nil` for what is no administrator's key.
  private func session(
    ofKey key: String, _ request: ConsoleRequest
  ) async throws -> SessionSecret? {
    do {
      let place = try await native.place(administeredBy: key, from: request.source)
      return try await sessions.open(
        .key(SecretHash(of: key)), on: place?.id ?? .server, for: request)
    } catch let problem as Problem {
      guard problem.reply.status == 429 else { return nil }
      let seconds = problem.reply.header("Retry-After").flatMap { Int64($0) }
      throw LoginRefusal.tooManyAttempts(seconds: seconds ?? 1)
    }
  }

  private func refused(
    _ complaint: String, _ fields: [String: String], _ request: ConsoleRequest,
    _ language: Language, status: Int = 403
  ) -> ConsoleReply {
    let page = LoginPage.make(
      layout.text(language), domain: fields["portal"] ?? "", login: fields["login"] ?? "",
      complaint: complaint, status: status)
    return shown(page, request, nil, nil, language)
  }
}
