import RestanteCore
import RestanteJSON

/// What happened to an event, in the order of time, as far as it is known.
struct EventStory: Sendable {
  /// Something that happened.
  struct Step: Sendable {
    let time: Moment
    let words: String
    /// What else there is to say; `nil` for nothing.
    let detail: String?
  }

  private let scene: PageScene
  private var found: [(seconds: Int64, step: Step)] = []

  /// The steps, the first one first.
  var steps: [Step] { found.map(\.step) }

  init(_ event: JSONValue, _ scene: PageScene) {
    self.scene = scene
    let text = scene.text
    let (first, last) = (event["first_at"]?.intValue ?? 0, event["last_at"]?.intValue ?? 0)
    add(first, text("story", "published"), detail: text("story", "publisher"))
    if last > first { add(last, text("story", "repeated"), detail: text("story", "coalesced")) }
    for operation in event["operations"]?.arrayValue ?? [] {
      let action = operation["action"]?.stringValue ?? ""
      let isCertain = operation["certain"]?.boolValue ?? false
      let count = text.counted(operation["count"]?.intValue ?? 0, .event)
      add(
        operation["at"]?.intValue ?? 0, text("operation", action.replacing("queue.", with: "")),
        detail: isCertain
          ? text("story", "certain", ["events": count])
          : text("story", "uncertain", ["events": count]))
    }
    if let time = event["failed_at"]?.intValue {
      add(time, text("story", "failed"), detail: event["reason"]?.stringValue)
    }
    if let time = event["left_at"]?.intValue {
      let holder = event["process_id"]?.stringValue ?? ""
      add(
        time, text("departure", event["departure"]?.stringValue ?? ""),
        detail: holder.isEmpty ? nil : text("story", "by", ["process": holder]))
    }
    found = found.enumerated().sorted {
      ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset)
    }.map(\.element)
    if event["state"] == "claimed" {
      let holder = event["process_id"]?.stringValue ?? ""
      addNow(text("story", "claimed", ["process": holder]), until: event["until"]?.intValue)
    } else if let time = event["retry_at"]?.intValue {
      add(time, text("story", "retry"))
    }
  }

  private mutating func add(_ seconds: Int64, _ words: String, detail: String? = nil) {
    found.append(
      (
        seconds,
        Step(
          time: scene.times.moment(Timestamp(seconds: seconds)), words: words,
          detail: detail.flatMap { $0.isEmpty ? nil : $0 })
      ))
  }

  /// Who holds the event now: it is not known since when.
  private mutating func addNow(_ words: String, until: Int64?) {
    let end = until.map { scene.times.moment(Timestamp(seconds: $0)).words }
    add(
      scene.times.now.seconds, words,
      detail: end.map { scene.text("story", "lease", ["time": $0]) }
        ?? scene.text("story", "no_lease"))
  }
}
