import Mustache
import RestanteCore

/// Puts pages together: the frame, the navigation, and a page's content.
struct PageLayout: Sendable {
  private let library: MustacheLibrary
  private let english: Catalogue
  private let russian: Catalogue
  /// The style of all pages, and what its address ends with: another style, another address.
  let style: [UInt8]
  private let styleMark: String

  /// Compiles the templates and reads the catalogues.
  ///
  /// - Throws: What is wrong in one, which keeps the server from starting.
  init() throws {
    library = MustacheLibrary(
      templates: [
        "frame": try Self.template(PackageResources.frame_mustache),
        "login": try Self.template(PackageResources.login_mustache),
        "overview": try Self.template(PackageResources.overview_mustache),
        "charts": try Self.template(PackageResources.charts_mustache),
        "queue_table": try Self.template(PackageResources.queue_table_mustache),
        "portals": try Self.template(PackageResources.portals_mustache),
        "queues": try Self.template(PackageResources.queues_mustache),
        "queue": try Self.template(PackageResources.queue_mustache),
        "event": try Self.template(PackageResources.event_mustache),
        "reasons": try Self.template(PackageResources.reasons_mustache),
        "deliveries": try Self.template(PackageResources.deliveries_mustache),
        "delivery": try Self.template(PackageResources.delivery_mustache),
        "handlers": try Self.template(PackageResources.handlers_mustache),
        "audit": try Self.template(PackageResources.audit_mustache),
        "sessions": try Self.template(PackageResources.sessions_mustache),
        "question": try Self.template(PackageResources.question_mustache),
        "message": try Self.template(PackageResources.message_mustache),
        "sheet": try Self.template(PackageResources.sheet_mustache),
        "sheet_body": try Self.template(PackageResources.sheet_body_mustache),
        "sheet_cell": try Self.template(PackageResources.sheet_cell_mustache),
        "entry": try Self.template(PackageResources.entry_mustache),
        "entry_fields": try Self.template(PackageResources.entry_fields_mustache),
        "shown_once": try Self.template(PackageResources.shown_once_mustache),
        "topics": try Self.template(PackageResources.topics_mustache),
        "composer": try Self.template(PackageResources.composer_mustache),
        "live": try Self.template(PackageResources.live_mustache),
        "own": try Self.template(PackageResources.own_mustache),
        "front": try Self.template(PackageResources.front_mustache),
      ])
    english = try Catalogue(.english)
    russian = try Catalogue(.russian)
    style = PackageResources.console_css + PackageResources.forms_css
    styleMark = String(Hex.encode(Digests.sha256(style)).prefix(16))
  }

  /// The texts of a language.
  func text(_ language: Language) -> Catalogue {
    switch language {
    case .english: english
    case .russian: russian
    }
  }

  /// A page as a browser gets it.
  ///
  /// - Parameters:
  ///   - visitor: Who looks at it; `nil` for somebody who is not logged in.
  ///   - portal: The portal that it is about.
  ///   - path: The address of the page, for what leads back to it.
  ///   - notice: What was done before it is shown; `nil` for nothing.
  func reply(
    _ page: ConsolePage, in language: Language, visitor: Visitor?, portal: Portal?, path: String,
    notice: Notice? = nil
  ) -> ConsoleReply {
    let text = text(language)
    var values: [String: Any] = page.values
    if let notice { values["notice"] = notice.words(text) }
    values["text"] = text.values
    values["code"] = language.rawValue
    values["title"] = page.title
    values["style"] = "/console/style.css?\(styleMark)"
    values["back"] = path
    values["isKnown"] = visitor != nil
    if let visitor {
      values["visitor"] = visitor.name
      values["form"] = visitor.secret.formMark
      values["portal"] = portal?.domain ?? text("site", "server")
      values["seesAll"] = visitor.portal == nil
      if visitor.isAdministrator {
        let subject: ConsoleRoute.Subject = portal == nil ? .server : .portal
        let sections = ConsolePage.Section.allCases.filter { $0.subjects.contains(subject) }
        values["links"] = sections.map { section in
          NavigationLink(
            path: ConsolePath(portal: portal, [section.rawValue]).text,
            name: text("nav", section.rawValue), isHere: section == page.section)
        }
      }
    }
    let html = library.render(values, withTemplate: page.template) ?? ""
    var reply = ConsoleReply(
      status: page.status, headers: [("Content-Type", "text/html; charset=utf-8")],
      body: Array(html.utf8))
    if let seconds = page.refresh { reply.headers.append(("Refresh", "\(seconds)")) }
    reply.protect()
    return reply
  }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }
}

/// An entry of the navigation as the frame shows it.
private struct NavigationLink {
  let path: String
  let name: String
  let isHere: Bool
}

/// The address of a page.
struct ConsolePath: Sendable {
  /// The path, with the query.
  let text: String

  /// The address of a page about a portal, or about the server.
  init(
    portal: Portal?, _ segments: [String] = [], query: KeyValuePairs<String, String> = [:]
  ) {
    let place = portal.map { ["portals", $0.domain] } ?? []
    self.init(place + segments, query: query.map { ($0.key, $0.value) })
  }

  /// The address of a page by the parts of its path.
  init(_ segments: [String], query: [(key: String, value: String)] = []) {
    let path = (["", "console"] + segments).map { PercentCoding.encode($0) }
      .joined(separator: "/")
    let fields = query.map { "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))" }
    text = fields.isEmpty ? path : "\(path)?\(fields.joined(separator: "&"))"
  }
}
