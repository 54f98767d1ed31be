import RestanteJSON

/// The charts of what happened to events in the last hour or day.
struct ActivityCharts {
  private struct Tab: Sendable {
    let name: String
    let path: String
    let isHere: Bool
  }

  private let scene: PageScene
  private let isDay: Bool

  /// Reads which period a request wants to see.
  init(_ scene: PageScene) {
    self.scene = scene
    isDay = scene.request.query["period"] == "day"
  }

  /// What the template shows.
  ///
  /// - Parameter segments: The page that the charts are on.
  func values(_ segments: [String]) async throws -> [String: any Sendable] {
    let activity = try await scene.ask(["activity"], query: ["period": isDay ? "day" : "hour"])
    let spans = Spans(activity)
    let text = scene.text
    let flow = LineChart(
      title: isDay ? text("chart", "flow_day") : text("chart", "flow_hour"),
      [
        line(text("chart", "arrived"), spans.values { $0["arrived"] }),
        line(text("chart", "left"), spans.values { $0["left"] }),
        line(text("chart", "failed"), spans.values { $0["failed"] }),
      ], words: scene.number)
    let depth = LineChart(
      title: text("chart", "depth"),
      [
        last(text("chart", "pending"), spans.values { $0["at_end"]?["pending"] }),
        last(text("chart", "claimed"), spans.values { $0["at_end"]?["claimed"] }),
        last(text("chart", "dead"), spans.values { $0["at_end"]?["failed"] }),
      ], words: scene.number)
    return [
      "charts": [flow, depth],
      "start": isDay ? text("chart", "day_ago") : text("chart", "hour_ago"),
      "periods": [
        Tab(
          name: text("chart", "hour"), path: scene.path(segments), isHere: !isDay),
        Tab(
          name: text("chart", "day"), path: scene.path(segments, query: ["period": "day"]),
          isHere: isDay),
      ],
    ]
  }

  private func line(_ name: String, _ values: [Int64]) -> (String, [Int64], Int64) {
    (name, values, values.reduce(0, +))
  }

  private func last(_ name: String, _ values: [Int64]) -> (String, [Int64], Int64) {
    (name, values, values.last ?? 0)
  }

  /// The spans of a period, those that were left out included.
  private struct Spans {
    private let all: [JSONValue]

    init(_ activity: JSONValue) {
      let length = max(1, activity["span_seconds"]?.intValue ?? 1)
      let first = activity["from"]?.intValue ?? 0
      let count = ((activity["to"]?.intValue ?? first) - first) / length + 1
      var all = [JSONValue](repeating: .null, count: Int(max(1, count)))
      for span in activity["spans"]?.arrayValue ?? [] {
        let place = Int(((span["at"]?.intValue ?? first) - first) / length)
        if all.indices.contains(place) { all[place] = span }
      }
      // The last one has only begun: nothing may have been recorded of it yet.
      if all.count > 1, all.last == .null { all.removeLast() }
      self.all = all
    }

    func values(_ value: (JSONValue) -> JSONValue?) -> [Int64] {
      all.map { value($0)?.intValue ?? 0 }
    }
  }
}
