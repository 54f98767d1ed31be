import RestanteCore
import RestanteNative

/// What is an ordinary user's own: who the portal takes the user for, the user's sessions and the
/// applications that may act for the user, with a button to end each, and incoming webhooks.
enum OwnPage {
  /// How many sessions, and how many webhooks, of the portal are looked through.
  static let reach = 2_000
  private static let pageSize = 200

  private struct Row: Sendable {
    let id: String
    let began: Moment
    let seen: Moment
    let address: String
    let browser: String
    let isThis: Bool
    let label: String
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    guard case .user(let user, let portal) = scene.visitor.identity else {
      throw PageProblem.missing
    }
    let text = scene.text
    let now = scene.sessions.store.time.now()
    let sessions = try await sessions(of: user, scene).filter { !$0.isOver(at: now) }
    var values = Sheet(
      facts: [
        scene.fact("own", "name", user.shownName),
        scene.fact("own", "number", "\(user.id.rawValue)"),
        scene.fact("own", "login", user.login), scene.fact("own", "portal", portal.domain),
      ],
      tables: [try await webhooks(of: user, scene)]
    ).values
    values["sessions"] = sessions.map { session in
      Row(
        id: "\(session.id)", began: scene.times.moment(session.createdAt),
        seen: scene.times.moment(session.seenAt), address: session.address,
        browser: session.browser, isThis: session.id == scene.visitor.session.id,
        label: text("own", "end_label", ["address": session.address]))
    }
    let authorizations = try await OwnAuthorizations.rows(of: user, scene)
    values["authorizations"] = authorizations
    values["hasAuthorizations"] = !authorizations.isEmpty
    return ConsolePage(template: "own", title: text("own", "title"), values: values)
  }

  /// Ends the session, or withdraws the authorization, that a form names, if it is the user's.
  static func end(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    guard case .user(let user, let portal) = scene.visitor.identity else {
      throw PageProblem.missing
    }
    if let application = fields["application"] {
      try await OwnAuthorizations.withdraw(from: application, for: user, scene)
      return .redirect(to: scene.path(["own"]))
    }
    guard let id = fields["session"].flatMap({ CredentialID($0) }),
      try await sessions(of: user, scene).contains(where: { $0.id == id })
    else { throw PageProblem.missing }
    let actor = scene.visitor.caller(about: portal).actor
    _ = try await scene.sessions.store.perform(
      Audited(EndSession(portal: portal.id, id: id), on: portal.id) { wasThere in
        wasThere ? AuditEntry(actor: actor, action: "session.end", subject: "\(id)") : nil
      })
    return .redirect(to: scene.path(["own"]))
  }

  private static func sessions(
    of user: PortalUser, _ scene: PageScene
  ) async throws -> [ConsoleSession] {
    var own: [ConsoleSession] = []
    var after: CredentialID?
    for _ in 0..<(reach / pageSize) {
      let page = try await scene.sessions.store.consoleSessions(
        on: user.portal, after: after, limit: pageSize)
      own += page.filter { session in
        if case .user(let id, _) = session.holder { id == user.id } else { false }
      }
      guard page.count == pageSize else { break }
      after = page.last?.id
    }
    return own
  }

  private static func webhooks(
    of user: PortalUser, _ scene: PageScene
  ) async throws -> Sheet.Table {
    var own: [WebhookRecord] = []
    var after: CredentialID?
    for _ in 0..<(reach / pageSize) {
      let page = try await scene.sessions.store.webhooks(
        on: user.portal, after: after, limit: pageSize)
      own += page.filter { $0.user == user.id }
      guard page.count == pageSize else { break }
      after = page.last?.id
    }
    let text = scene.text
    return Sheet.Table(
      heading: text("own", "webhooks"), label: text("own", "webhooks"),
      columns: [
        text("credential", "id"), text("webhooks", "scope"), text("credential", "label"),
        text("credential", "created"), text("credential", "expires"),
      ],
      rows: own.map { webhook in
        Sheet.Row(
          head: Sheet.Cell("\(webhook.id)"),
          cells: [
            Sheet.Cell(webhook.scopes.joined(separator: ", ")), Sheet.Cell(webhook.label),
            webhook.createdAt.map { Sheet.Cell(scene.times.moment($0)) }
              ?? Sheet.Cell(text("sheet", "none")),
            webhook.expiresAt.map { Sheet.Cell(scene.times.moment($0)) }
              ?? Sheet.Cell(text("lifetime", "forever")),
          ])
      },
      empty: text("own", "no_webhooks"))
  }
}
