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
    let box: String
    let label: String
    let event: String
    let time: Moment
    let attempts: String
    let note: String?
    let data: String
  }

  let place: QueuePlace
  private let search: EventSearch
  private var scene: PageScene { place.scene }

  /// Reads what a request wants to see.
  ///
  /// - Throws: ``PageProblem``.
  init(_ scene: PageScene) throws(PageProblem) {
    place = try QueuePlace(scene, scene.request.query)
    search = try EventSearch(scene, scene.request.query)
  }

  /// What the template shows.
  func values() async throws -> [String: any Sendable] {
    let after = scene.request.query["after"]
    var query = search.query
    query["limit"] = "\(Self.pageSize)"
    if let after { query["after"] = after }
    let reply = try await place.ask("events", query: query)
    let rows = (reply["events"]?.arrayValue ?? []).map(row)
    let older = reply["next"]?.stringValue
    let state = search.state
    var values: [String: any Sendable] = [
      "tabs": QueuePart.allCases.map(tab), "events": rows, "hasEvents": !rows.isEmpty,
      "state": state.rawValue, "connector": place.connector, "event": search.field("event"),
      "words": search.field("text"), "from": search.field("from"),
      "before": search.field("before"), "zone": scene.times.zone.text(scene.times.now),
      "hasBoxes": state != .claimed,
      "empty": EmptyEvents(scene.text).words(state, isSearch: !search.isEverything || after != nil),
    ]
    let actions = EventActions(place)
    values["forSelected"] = actions.forSelected(state)
    values["forAll"] = rows.isEmpty && older == nil ? [] : actions.forAll(search)
    if state == .dead, !rows.isEmpty { values["reasonsPath"] = place.path("reasons") }
    if state == .claimed { values["claimedState"] = true }
    if after != nil { values["newest"] = path(state) }
    if let older { values["older"] = path(state, after: older) }
    return values
  }

  private func tab(_ part: QueuePart) -> Tab {
    Tab(
      name: scene.text("state", part.rawValue), path: path(part), isHere: part == search.state)
  }

  private func path(_ part: QueuePart, after: String? = nil) -> String {
    var fields = [(key: "state", value: part.rawValue)]
    if part == search.state { fields += search.fields }
    if let after { fields.append(("after", after)) }
    return place.path(fields: fields)
  }

  private func row(_ event: JSONValue) -> Row {
    let notes = EventFacts(event, scene).facts.filter(\.isInList).map(\.text)
    let id = event["id"]?.intValue ?? 0
    let data = event["data"]?.encodedString(.plain) ?? ""
    return Row(
      path: scene.path(
        ["queues", place.clientID, "events", "\(id)"], query: ["connector": place.connector]),
      id: "\(id)", box: "\(NamedEvents.prefix)\(id)",
      label: scene.text("events", "choose", ["id": "\(id)"]),
      event: event["event"]?.stringValue ?? "",
      time: scene.times.moment(Timestamp(seconds: event["last_at"]?.intValue ?? 0)),
      attempts: "\(event["attempts"]?.intValue ?? 0)",
      note: notes.isEmpty ? nil : notes.joined(separator: " · "),
      data: data.count > Self.dataLength ? "\(data.prefix(Self.dataLength))…" : data)
  }
}

/// What is said where there are no events, with what to do next.
private struct EmptyEvents {
  private let text: Catalogue

  init(_ text: Catalogue) {
    self.text = text
  }

  func words(_ state: QueuePart, isSearch: Bool) -> String {
    if isSearch { return text("events", "empty") }
    return switch state {
    case .pending: text("events", "empty_pending")
    case .claimed: text("events", "empty_claimed")
    case .dead: text("events", "empty_dead")
    case .past: text("events", "empty_past")
    }
  }
}
