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
  let server: any ServerReporting
  let layout: PageLayout
  private let routes = RouteTable.standard
  private let zones: ShownZone.Rules

  /// Creates the console.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept.
  ///   - native: What pages are made from.
  ///   - passwords: Checks the passwords of people.
  ///   - server: Tells of the server.
  ///   - random: Makes the secrets of sessions.
  ///   - zones: How far time zones are ahead of UTC.
  /// - Throws: What is wrong in a page, which keeps the server from starting.
  public init(
    store: any Store, native: NativeAPI, passwords: any PasswordLogin,
    server: any ServerReporting, random: any RandomSource,
    zones: @escaping ShownZone.Rules
  ) throws {
    self.native = native
    self.sessions = SessionKeeper(store: store, random: random)
    self.passwords = passwords
    self.server = server
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
      return try await own(request, fields, visitor, language)
    }
    return try await page(request, fields, visitor, language)
  }

  /// A page for an administrator, or what becomes of a form on it.
  private func page(
    _ request: ConsoleRequest, _ fields: [String: String], _ visitor: Visitor,
    _ language: Language
  ) async throws -> ConsoleReply {
    let (portal, segments) = try await place(request.segments, visitor)
    if portal != nil, segments.isEmpty, request.isReading {
      return .redirect(to: ConsolePath(portal: portal, ["overview"]).text)
    }
    guard let (route, parameters) = routes.route(segments, about: portal == nil ? .server : .portal)
    else { throw PageProblem.missing }
    return try await reply(route, parameters, request, fields, visitor, portal, language)
  }

  /// A page for somebody who administers nothing. There is nothing but what is the user's own.
  private func own(
    _ request: ConsoleRequest, _ fields: [String: String], _ visitor: Visitor,
    _ language: Language
  ) async throws -> ConsoleReply {
    let home = ["portals", visitor.portal?.domain ?? ""]
    if request.isReading, request.segments.isEmpty || request.segments == home {
      return .redirect(to: ConsolePath(home + ["own"]).text)
    }
    let segments = Array(request.segments.dropFirst(home.count))
    guard request.segments.starts(with: home),
      let (route, parameters) = routes.route(segments, about: .person)
    else {
      return shown(noRights(visitor, layout.text(language)), request, visitor, nil, language)
    }
    return try await reply(
      route, parameters, request, fields, visitor, visitor.portal, language)
  }

  /// What a route makes of a request.
  private func reply(
    _ route: ConsoleRoute, _ parameters: [String: String], _ request: ConsoleRequest,
    _ fields: [String: String], _ visitor: Visitor, _ portal: Portal?, _ language: Language
  ) async throws -> ConsoleReply {
    let text = layout.text(language)
    let scene = PageScene(
      native: native, sessions: sessions, server: server, request: request, parameters: parameters,
      visitor: visitor, portal: portal, text: text,
      times: TimeWords(
        text: text, now: sessions.store.time.now(),
        zone: ShownZone(portal?.settings.timeZone, rules: zones)))
    let page: ConsolePage
    if request.isReading {
      guard let show = route.show else { throw PageProblem.missing }
      page = try await show(scene)
    } else {
      guard let take = route.take else { throw PageProblem.missing }
      switch try await take(scene, fields) {
      case .redirect(let path): return .redirect(to: path)
      case .page(let result): page = result
      }
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
