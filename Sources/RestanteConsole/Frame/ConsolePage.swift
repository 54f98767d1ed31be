/// What a page shows.
struct ConsolePage: Sendable {
  /// The template of its content.
  let template: String
  /// The title.
  let title: String
  /// The HTTP status.
  var status = 200
  /// Which entry of the navigation it belongs to; `nil` for none.
  var section: Section?
  /// After how many seconds browsers load it again; `nil` for never.
  var refresh: Int?
  /// What the template shows.
  var values: [String: any Sendable] = [:]

  /// The entries of the navigation.
  enum Section: String, Sendable, CaseIterable {
    case overview
    case queues
    case deliveries
    case live
    case publish
    case settings
    case server
    case audit
    case sessions

    /// What pages of the section can be about.
    var subjects: Set<ConsoleRoute.Subject> {
      switch self {
      case .overview, .audit, .sessions: [.portal, .server]
      case .queues, .deliveries, .live, .publish, .settings: [.portal]
      case .server: [.server]
      }
    }
  }
}
