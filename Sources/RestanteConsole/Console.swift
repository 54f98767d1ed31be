public import RestanteCore
public import RestanteNative

/// The pages under `/console`, on which people see their portals' queues and act.
///
/// What they show and do comes from the native API, asked within the process as whoever is logged
/// in: rights, checks and the audit log are the same. The pages work without scripts and load
/// nothing from elsewhere.
public struct Console: Sendable {
  let native: NativeAPI
  let sessions: SessionKeeper
  let passwords: any PasswordLogin
  let layout: PageLayout
  private let zones: ShownZone.Rules

  /// Creates the console.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - native: What pages are made from.
  ///   - passwords: Checks the passwords of people.
  ///   - random: Makes the secrets of sessions.
  ///   - zones: How far time zones are ahead of UTC.
  /// - Throws: What is wrong in a page, which keeps the server from starting.
  public init(
    store: any Store, native: NativeAPI, passwords: any PasswordLogin, random: any RandomSource,
    zones: @escaping ShownZone.Rules
  ) throws {
    self.native = native
    self.sessions = SessionKeeper(store: store, random: random)
    self.passwords = passwords
    self.layout = try PageLayout()
    self.zones = zones
  }

  /// Responds to a request of a browser.
  ///
  /// - Throws: What reading the form throws.
  public func respond(to request: ConsoleRequest) async throws -> ConsoleReply {
    let language = Language(of: request)
    var visitor: Visitor?
    do {
      if request.segments == ["style.css"] { return style }
      visitor = try await sessions.visitor(of: request)
      guard request.isReading || request.verb == "POST" else {
        return ConsoleReply(status: 405, headers: [("Allow", "GET, HEAD, POST")])
      }
      return try await reply(to: request, visitor, language)
    } catch let problem as PageProblem {
      return message(problem, request, visitor, language)
    } catch is StoreError {
      return message(.unavailable, request, visitor, language)
    }
  }

  private func reply(
    to request: ConsoleRequest, _ visitor: Visitor?, _ language: Language
  ) async throws -> ConsoleReply {
    if request.segments == ["language"] { return choose(request) }
    if request.segments == ["login"], !request.isReading {
      return try await logIn(request, language)
    }
    guard let visitor else {
      guard request.isReading else { throw PageProblem.stale }
      return login(request, language)
    }
    let fields = request.isReading ? [:] : try await request.form()
    if !request.isReading {
      guard !request.isForeign, fields["form"] == visitor.secret.formMark else {
        throw PageProblem.stale
      }
    }
    if request.segments == ["logout"], !request.isReading {
      try await sessions.close(visitor)
      var reply = ConsoleReply.redirect(to: "/console")
      reply.headers.append(ConsoleCookie.session.setting("", seconds: 0, for: request))
      return reply
    }
    guard visitor.isAdministrator else {
      return shown(noRights(visitor, layout.text(language)), request, visitor, nil, language)
    }
    return try await page(request, fields, visitor, language)
  }

  /// A page for an administrator, or what becomes of a form on it.
  private func page(
    _ request: ConsoleRequest, _ fields: [String: String], _ visitor: Visitor,
    _ language: Language
  ) async throws -> ConsoleReply {
    let (portal, segments) = try await place(request.segments, visitor)
    let text = layout.text(language)
    let scene = PageScene(
      native: native, sessions: sessions, request: request, visitor: visitor, portal: portal,
      text: text,
      times: TimeWords(
        text: text, now: sessions.store.time.now(),
        zone: ShownZone(portal?.settings.timeZone, rules: zones)))
    if !request.isReading {
      guard segments == ["sessions"] else { throw PageProblem.missing }
      return try await SessionsPage.end(fields, scene)
    }
    let page: ConsolePage
    switch (segments.first, segments.count) {
    case (nil, _):
      // Who sees one portal only begins with its queues.
      guard portal == nil else {
        return .redirect(to: ConsolePath(portal: portal, ["queues"]).text)
      }
      page = try await PortalsPage.make(scene)
    case ("queues", 1) where portal == nil: page = try await PortalsPage.make(scene)
    case ("queues", 1): page = try await QueuesPage.make(scene)
    case ("queues", 2) where portal != nil:
      page = try await QueuePage.make(scene, clientID: segments[1])
    case ("queues", 4) where portal != nil && segments[2] == "events":
      page = try await EventPage.make(scene, clientID: segments[1], id: segments[3])
    case ("audit", 1): page = try await AuditPage.make(scene)
    case ("sessions", 1): page = try await SessionsPage.make(scene)
    default: throw PageProblem.missing
    }
    return shown(page, request, visitor, portal, language)
  }

  /// The portal that a path names, and what follows it. Who sees one portal only is led there from
  /// everywhere.
  private func place(
    _ segments: [String], _ visitor: Visitor
  ) async throws -> (portal: Portal?, segments: [String]) {
    guard segments.first == "portals", segments.count > 1 else {
      return (visitor.portal, segments.first == "portals" ? [] : segments)
    }
    let domain = segments[1]
    let portal =
      if let only = visitor.portal {
        only.domain == domain ? only : nil
      } else {
        try await sessions.store.portal(domain: domain)
      }
    guard let portal, portal.settings.state != .erasing else { throw PageProblem.missing }
    return (portal, Array(segments.dropFirst(2)))
  }
}
