import RestanteCore
import RestanteJSON

/// The events of a queue in one state, page by page.
struct EventsSection {
  /// How many events a page shows.
  static let pageSize = 25
  /// How many characters of the data are shown.
  static let dataLength = 200

  private struct Tab: Sendable {
    let name: String
    let path: String
    let isHere: Bool
  }

  private struct Row: Sendable {
    let path: String
    let id: String
    let event: String
    let time: Moment
    let attempts: String
    let note: String?
    let data: String
  }

  let scene: PageScene
  let clientID: String
  let connector: String
  /// The state of the events.
  let state: QueuePart
  private let search: (event: String, text: String)

  /// Reads what a request wants to see.
  ///
  /// - Throws: ``PageProblem``.
  init(_ scene: PageScene, clientID: String) throws(PageProblem) {
    let query = scene.request.query
    guard let state = QueuePart(rawValue: query["state"] ?? QueuePart.pending.rawValue) else {
      throw .missing
    }
    self.scene = scene
    self.clientID = clientID
    self.state = state
    connector = query["connector"] ?? ""
    search = (query["event"] ?? "", query["text"] ?? "")
  }

  /// What the template shows.
  func values() async throws -> [String: any Sendable] {
    let after = scene.request.query["after"]
    var query = ["state": state.rawValue, "limit": "\(Self.pageSize)"]
    if !connector.isEmpty { query["connector"] = connector }
    if !search.event.isEmpty { query["event"] = search.event }
    if !search.text.isEmpty { query["text"] = search.text }
    if let after { query["after"] = after }
    let reply = try await scene.ask(["queues", clientID, "events"], query: query)
    let rows = (reply["events"]?.arrayValue ?? []).map(row)
    var values: [String: any Sendable] = [
      "tabs": QueuePart.allCases.map(tab), "events": rows, "hasEvents": !rows.isEmpty,
      "state": state.rawValue, "connector": connector, "event": search.event,
      "words": search.text,
    ]
    if after != nil { values["newest"] = path(state) }
    if let next = reply["next"]?.stringValue { values["older"] = path(state, after: next) }
    return values
  }

  private func tab(_ part: QueuePart) -> Tab {
    Tab(
      name: scene.text("state", part.rawValue), path: path(part), isHere: part == state)
  }

  private func path(_ part: QueuePart, after: String? = nil) -> String {
    var query = [("state", part.rawValue)]
    if !connector.isEmpty { query.append(("connector", connector)) }
    if part == state {
      if !search.event.isEmpty { query.append(("event", search.event)) }
      if !search.text.isEmpty { query.append(("text", search.text)) }
    }
    if let after { query.append(("after", after)) }
    let place = scene.portal.map { ["portals", $0.domain] } ?? []
    return ConsolePath(place + ["queues", clientID], query: query).text
  }

  private func row(_ event: JSONValue) -> Row {
    let notes = EventFacts(event, scene).facts.filter(\.isInList).map(\.text)
    let id = event["id"]?.intValue ?? 0
    let data = event["data"]?.encodedString(.plain) ?? ""
    return Row(
      path: scene.path(
        ["queues", clientID, "events", "\(id)"], query: ["connector": connector]),
      id: "\(id)", event: event["event"]?.stringValue ?? "",
      time: scene.times.moment(Timestamp(seconds: event["last_at"]?.intValue ?? 0)),
      attempts: "\(event["attempts"]?.intValue ?? 0)",
      note: notes.isEmpty ? nil : notes.joined(separator: " · "),
      data: data.count > Self.dataLength ? "\(data.prefix(Self.dataLength))…" : data)
  }
}
