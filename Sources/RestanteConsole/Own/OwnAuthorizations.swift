import RestanteCore
import RestanteJSON
import RestanteNative

/// The applications that may act in an ordinary user's name, each with a button to end that.
enum OwnAuthorizations {
  private static let pageSize = 200

  private struct Row: Sendable {
    let application: String
    let name: String
    let scopes: String
    let since: Moment?
    let until: Moment
    let label: String
  }

  /// What the page's template shows of them.
  static func rows(of user: PortalUser, _ scene: PageScene) async throws -> [any Sendable] {
    try await all(of: user, scene).map { authorization in
      let application = authorization.application
      let name = application.name.isEmpty ? "\(application.id.rawValue)" : application.name
      return Row(
        application: "\(application.id.rawValue)", name: name,
        scopes: application.scopes.joined(separator: ", "),
        since: authorization.since.map { scene.times.moment($0) },
        until: scene.times.moment(authorization.expiresAt),
        label: scene.text("own", "withdraw_label", ["application": name]))
    }
  }

  /// Withdraws what a user gave an application, if there is such a thing.
  static func withdraw(
    from application: String, for user: PortalUser, _ scene: PageScene
  ) async throws {
    guard let id = Int64(application).map(ApplicationID.init(rawValue:)),
      let found = try await all(of: user, scene).first(where: { $0.application.id == id })
    else { throw PageProblem.missing }
    let actor = scene.visitor.caller(about: scene.visitor.portal).actor
    let client = found.application.clientID
    _ = try await scene.sessions.store.perform(
      Audited(
        RevokeTokens(portal: user.portal, selection: .user(user.id, of: id)), on: user.portal
      ) { count in
        count == 0
          ? nil
          : AuditEntry(
            actor: actor, action: "token.remove", subject: client,
            detail: ["user_id": .int(user.id.rawValue), "count": .int(count)])
      })
  }

  private static func all(
    of user: PortalUser, _ scene: PageScene
  ) async throws -> [UserAuthorization] {
    try await scene.sessions.store.authorizations(
      of: user.id, on: user.portal, after: nil, limit: pageSize)
  }
}
