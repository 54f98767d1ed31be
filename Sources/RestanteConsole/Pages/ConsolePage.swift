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
  /// What the template shows.
  var values: [String: any Sendable] = [:]

  /// The entries of the navigation.
  enum Section: String, Sendable, CaseIterable {
    case queues
    case audit
    case sessions
  }
}
