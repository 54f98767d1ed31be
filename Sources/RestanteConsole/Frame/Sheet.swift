/// A page of facts and tables, with links to what can be done.
struct Sheet: Sendable {
  /// A link with a name.
  struct Link: Sendable {
    let name: String
    let path: String
    /// The name for those who hear it, which tells it from others; `nil` for the same.
    var spoken: String?
  }

  /// One of the facts.
  struct Fact: Sendable {
    let name: String
    let words: String
    /// What is shown when it is pointed at; `nil` for nothing.
    var hint: String?
  }

  /// A cell of a table.
  struct Cell: Sendable {
    let words: String
    /// What it leads to; `nil` for nothing.
    var link: String?
    /// What is shown when it is pointed at; `nil` for nothing.
    var hint: String?
    /// What stands below it in small letters; `nil` for nothing.
    var aside: String?

    init(_ words: String, link: String? = nil, hint: String? = nil, aside: String? = nil) {
      self.words = words
      self.link = link
      self.hint = hint
      self.aside = aside
    }

    /// A time, seen from now.
    init(_ moment: Moment) {
      self.init(moment.words, hint: moment.time)
    }
  }

  /// A row of a table.
  struct Row: Sendable {
    /// The first cell, which names it.
    let head: Cell
    let cells: [Cell]
    var actions: [Link] = []
  }

  /// A table.
  struct Table: Sendable {
    /// Its heading; `nil` where it is all that the page shows.
    var heading: String?
    /// What it is, for those who do not see the heading.
    let label: String
    let columns: [String]
    let rows: [Row]
    /// What is said where it has no rows.
    let empty: String
    /// What is said below it; `nil` for nothing.
    var remark: String?

    fileprivate var shown: Shown {
      Shown(
        heading: heading, label: label, columns: columns, rows: rows, hasRows: !rows.isEmpty,
        hasActions: rows.contains { !$0.actions.isEmpty }, empty: empty, remark: remark)
    }

    /// A table as the template takes it.
    fileprivate struct Shown: Sendable {
      let heading: String?
      let label: String
      let columns: [String]
      let rows: [Row]
      let hasRows: Bool
      let hasActions: Bool
      let empty: String
      let remark: String?
    }
  }

  /// The page that it belongs to.
  var up: Link?
  /// What it is about, in a sentence or two; `nil` for nothing.
  var intro: String?
  /// What can be done.
  var links: [Link] = []
  var facts: [Fact] = []
  var tables: [Table] = []
  /// The first page of a list, from another one.
  var first: String?
  /// The page after this one.
  var next: String?

  /// The page that shows it.
  func page(_ title: String, in section: ConsolePage.Section) -> ConsolePage {
    ConsolePage(template: "sheet", title: title, section: section, values: values)
  }

  /// What the template shows; a page of another template shows it with `sheet_body`.
  var values: [String: any Sendable] {
    var values: [String: any Sendable] = [
      "links_here": links, "hasLinks": !links.isEmpty, "facts": facts,
      "hasFacts": !facts.isEmpty, "tables": tables.map(\.shown),
    ]
    if let up { values["up"] = up }
    if let intro { values["intro"] = intro }
    if let first { values["first"] = first }
    if let next { values["next"] = next }
    return values
  }
}
