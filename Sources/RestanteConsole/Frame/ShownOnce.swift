/// What is shown only once, on the page that follows the form that made it: secrets.
struct ShownOnce: Sendable {
  /// A secret, or what goes with it.
  struct Item: Sendable {
    let id: String
    let name: String
    let content: String

    init(_ id: String, _ name: String, _ content: String?) {
      self.id = "once-\(id)"
      self.name = name
      self.content = content ?? ""
    }
  }

  let title: String
  let items: [Item]
  /// The page that is shown next.
  let next: Sheet.Link
  let section: ConsolePage.Section

  /// The page that shows it.
  var page: ConsolePage {
    ConsolePage(
      template: "shown_once", title: title, section: section,
      values: ["items": items, "onward": next])
  }
}
