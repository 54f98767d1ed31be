import RestanteCore

/// What the console returns besides its pages.
extension Console {
  /// A page as the visitor gets it.
  func shown(
    _ page: ConsolePage, _ request: ConsoleRequest, _ visitor: Visitor?, _ portal: Portal?,
    _ language: Language
  ) -> ConsoleReply {
    // What was sent as a form cannot be gone back to.
    let path =
      request.isReading
      ? ConsolePath(request.segments, query: request.query.sorted { $0.key < $1.key })
      : ConsolePath([])
    return layout.reply(
      page, in: language, visitor: visitor, portal: portal, path: path.text,
      notice: visitor == nil ? nil : Notice(request.query))
  }

  /// What says why a page cannot be shown.
  func message(
    _ problem: PageProblem, _ request: ConsoleRequest, _ visitor: Visitor?, _ language: Language
  ) -> ConsoleReply {
    let text = layout.text(language)
    let (title, message, status) =
      switch problem {
      case .missing: (text("missing", "title"), text("missing", "text"), 404)
      case .stale: (text("stale", "title"), text("stale", "text"), 403)
      case .unavailable: (text("failed", "title"), text("failed", "unavailable"), 503)
      case .refused(let words): (text("failed", "title"), words, 400)
      }
    let page = ConsolePage(
      template: "message", title: title, status: status,
      values: ["message": message, "home": "/console"])
    return shown(page, request, visitor, visitor?.portal, language)
  }

  /// What people see who administer nothing.
  func noRights(_ visitor: Visitor, _ text: Catalogue) -> ConsolePage {
    ConsolePage(
      template: "message", title: text("user", "title"), status: 403,
      values: [
        "message": text("user", "text", ["name": visitor.name]), "own": "/console",
      ])
  }

  /// Keeps the language that was chosen, and goes back.
  func choose(_ request: ConsoleRequest) -> ConsoleReply {
    let back = request.query["back"] ?? ""
    let isOwn =
      ["/", "/console"].contains(back) || back.hasPrefix("/console/")
      || back.hasPrefix("/console?")
    var reply = ConsoleReply.redirect(to: isOwn ? back : "/console")
    if let language = request.query["to"].flatMap(Language.init) {
      reply.headers.append(
        ConsoleCookie.language.setting(
          language.rawValue, seconds: 365 * 86_400, for: request))
    }
    return reply
  }

  /// The style of all pages. Its address changes with it, so that browsers may keep it.
  var style: ConsoleReply {
    ConsoleReply(
      headers: [
        ("Content-Type", "text/css; charset=utf-8"),
        ("Cache-Control", "public, max-age=31536000, immutable"),
        ("X-Content-Type-Options", "nosniff"),
      ], body: layout.style)
  }
}
