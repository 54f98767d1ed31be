import RestanteJSON

/// A few events in a line each, for a look at what an action is about.
enum EventExamples {
  /// How many are shown.
  static let maximum = 5
  /// How many characters of the data are shown.
  private static let dataLength = 100

  /// The first of the events that a search finds.
  static func found(_ search: EventSearch, in place: QueuePlace) async throws -> [String] {
    var query = search.query
    query["limit"] = "\(maximum)"
    return (try await place.ask("events", query: query)["events"]?.arrayValue ?? []).map(line)
  }

  /// The first of named events, as far as they are in a state.
  static func named(
    _ ids: [Int64], in place: QueuePlace, state: String
  ) async throws -> [String] {
    var lines: [String] = []
    for id in ids.prefix(maximum) {
      guard let event = try? await place.ask("events", "\(id)"),
        event["state"]?.stringValue == state
      else { continue }
      lines.append(line(event))
    }
    return lines
  }

  /// An event in a line.
  static func line(_ event: JSONValue) -> String {
    let data = event["data"]?.encodedString(.plain) ?? ""
    let shown = data.count > dataLength ? "\(data.prefix(dataLength))…" : data
    return "\(event["id"]?.intValue ?? 0) · \(event["event"]?.stringValue ?? "") · \(shown)"
  }
}
