import RestanteCore
import RestanteJSON

/// Reads which past events a call is about.
struct HistorySelectionReader: Sendable {
  private let query: QueryReader

  init(_ query: QueryReader) {
    self.query = query
  }

  /// Of a page: `ids` with commas between them, `process_id`, `from` and `before` in seconds since
  /// 1970, and `event`; without them everything.
  func selection() throws(Problem) -> HistorySelection {
    HistorySelection(
      ids: try ids(), processID: query["process_id"].map { ProcessID($0) },
      from: try time("from"), before: try time("before"), filter: try filter())
  }

  private func ids() throws(Problem) -> [EventID]? {
    guard let text = query["ids"] else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int64($0) }.filter { $0 > 0 }
    guard numbers.count == parts.count else {
      throw Problem(
        .invalidArgument, "ids must be positive integers separated by commas.",
        argument: "ids")
    }
    return numbers.map(EventID.init(rawValue:))
  }

  private func time(_ name: String) throws(Problem) -> Timestamp? {
    guard let text = query[name] else { return nil }
    guard let seconds = Int64(text) else {
      throw Problem(
        .invalidArgument, "\(name) must be a time in seconds since 1970.", argument: name)
    }
    return Timestamp(clampingSeconds: seconds)
  }

  private func filter() throws(Problem) -> EventFilter {
    guard let text = query["event"] else { return EventFilter() }
    guard let name = EventName(text) else {
      throw Problem(.invalidArgument, "event must be an event name.", argument: "event")
    }
    return EventFilter([.init(.name, .equal, [.text(name.text)])])
  }

  /// Of a restore: any of `ids`, `process_id`, `from`, `before` and `filter`, which must all hold,
  /// or `"all": true` alone. It must be said, so that nothing that can be forgotten means "all".
  static func restored(_ arguments: ArgumentReader) throws(Problem) -> HistorySelection {
    let reader = EventSelectionReader(arguments)
    let filter = try reader.filter()
    let selection = HistorySelection(
      ids: try reader.ids(), processID: try arguments.string("process_id").map { ProcessID($0) },
      from: try arguments.integer("from").map(Timestamp.init(clampingSeconds:)),
      before: try arguments.integer("before").map(Timestamp.init(clampingSeconds:)),
      filter: filter ?? EventFilter())
    let isAll = try arguments.bool("all") ?? false
    guard isAll == (selection == HistorySelection() && filter == nil) else {
      throw Problem(
        .invalidArgument,
        "Select events by ids, process_id, from, before or filter, or all of them by \"all\": true."
      )
    }
    return selection
  }
}

/// What ``HistorySelectionReader`` reads, as JSON schemas.
extension HistorySelectionReader {
  static let parameters: [EndpointParameter] = [
    .query(
      "ids", Schemas.pattern("^[1-9][0-9]{0,17}(,[1-9][0-9]{0,17})*$"),
      "Ids, separated by commas."),
    .query("process_id", Schemas.text, "Events that left with this process id."),
    .query(
      "from", ["type": "integer"],
      "Events that left at or after this time, in seconds since 1970."),
    .query(
      "before", ["type": "integer"], "Events that left before this time, in seconds since 1970."),
    .query(
      "event", ["type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$", "maxLength": 255],
      "Events with this name."),
  ]
  static let restoredMembers: JSONObject = [
    "ids": Schemas.ids, "process_id": Schemas.text, "from": ["type": "integer"],
    "before": ["type": "integer"], "filter": EventSelectionReader.filterSchema,
    "all": Schemas.boolean,
  ]
}

extension HistoryPosition {
  /// Reads a place that a reply named; `nil` when there is none.
  static func read(_ text: String?) throws(Problem) -> HistoryPosition? {
    guard let text else { return nil }
    guard let place = HistoryPosition(text) else {
      throw Problem(
        .invalidArgument, "after must be the next of an earlier reply.", argument: "after")
    }
    return place
  }

  static let schema = Schemas.pattern("^[0-9]{1,15}-[0-9]{1,15}$")
}

extension Timestamp {
  /// A time in seconds since 1970; what is too far away to be counted in milliseconds is as far as
  /// can be counted.
  init(clampingSeconds seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    self.init(milliseconds: overflow ? (seconds < 0 ? .min : .max) : product)
  }
}
