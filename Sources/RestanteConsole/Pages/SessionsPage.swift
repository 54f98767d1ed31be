import RestanteCore
import RestanteNative

/// Who is logged in, with a button to end each session but the visitor's own.
enum SessionsPage {
  /// How many sessions a page shows.
  static let pageSize = 50

  private struct Row: Sendable {
    let id: String
    let name: String
    let began: Moment
    let seen: Moment
    let ends: Moment
    let address: String
    let browser: String
    let isThis: Bool
    let label: String
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let after = scene.request.query["after"].flatMap { CredentialID($0) }
    let store = scene.sessions.store
    let owner = scene.portal?.id ?? .server
    let sessions = try await store.consoleSessions(on: owner, after: after, limit: pageSize)
    let now = store.time.now()
    var rows: [Row] = []
    for session in sessions where !session.isOver(at: now) {
      rows.append(try await row(session, scene))
    }
    var values: [String: any Sendable] = ["sessions": rows]
    if after != nil { values["newest"] = scene.path(["sessions"]) }
    if sessions.count == pageSize, let last = sessions.last {
      values["older"] = scene.path(["sessions"], query: ["after": "\(last.id)"])
    }
    return ConsolePage(
      template: "sessions", title: scene.text("sessions", "title"), section: .sessions,
      values: values)
  }

  /// Ends the session that a form names.
  static func end(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    guard let id = fields["session"].flatMap({ CredentialID($0) }) else {
      throw PageProblem.missing
    }
    _ = try await scene.sessions.store.perform(
      Audited(
        EndSession(portal: scene.portal?.id ?? .server, id: id),
        on: scene.portal?.id ?? .server
      ) { wasThere in
        wasThere
          ? AuditEntry(
            actor: scene.visitor.caller(about: scene.portal).actor, action: "session.end",
            subject: "\(id)") : nil
      })
    return .redirect(to: scene.path(["sessions"]))
  }

  private static func row(_ session: ConsoleSession, _ scene: PageScene) async throws -> Row {
    let name = try await holder(session, scene)
    return Row(
      id: "\(session.id)", name: name, began: scene.times.moment(session.createdAt),
      seen: scene.times.moment(session.seenAt),
      ends: scene.times.moment(
        min(session.expiresAt, session.seenAt.adding(seconds: ConsoleSession.idleLifetime))),
      address: session.address, browser: session.browser,
      isThis: session.id == scene.visitor.session.id,
      label: scene.text(
        "sessions", "end_label", ["name": name, "address": session.address]))
  }

  private static func holder(
    _ session: ConsoleSession, _ scene: PageScene
  ) async throws -> String {
    switch session.holder {
    case .user(let id, _):
      let user = try await scene.sessions.store.user(id, on: session.portal)
      return user?.shownName ?? "\(id.rawValue)"
    case .key(let hash): return "\(scene.text("actor", "key")) \(CredentialID(of: hash))"
    }
  }
}
