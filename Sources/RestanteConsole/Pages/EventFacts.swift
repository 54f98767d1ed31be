import RestanteCore
import RestanteJSON

/// What there is to say of an event.
struct EventFacts {
  /// One of the facts.
  struct Fact: Sendable {
    let name: String
    /// The fact in words.
    let words: String
    /// What is shown when it is pointed at; `nil` for nothing.
    let detail: String?
    /// Whether lists show it.
    var isInList = false

    /// Name and words together.
    var text: String { "\(name): \(words)" }
  }

  private(set) var facts: [Fact] = []
  private let event: JSONValue
  private let scene: PageScene

  init(_ event: JSONValue, _ scene: PageScene) {
    self.event = event
    self.scene = scene
    if let state = event["state"]?.stringValue {
      add("state", scene.text("state", state))
    }
    if event["damaged"]?.boolValue == true {
      add("damaged", scene.text("event", "damaged_text"), isInList: true)
    }
    addTime("first", "first_at")
    addTime("last", "last_at")
    add("attempts", "\(event["attempts"]?.intValue ?? 0)")
    addTime("failed", "failed_at")
    addText("reason", "reason", isInList: true)
    addTime("retry", "retry_at", isInList: true)
    addText("holder", "process_id", isInList: event["state"] == "claimed")
    addTime("until", "until", isInList: true)
    if let departure = event["departure"]?.stringValue {
      add("departure", scene.text("departure", departure), isInList: true)
    }
    addTime("left", "left_at", isInList: true)
    if let repeats = event["repeats"]?.intValue, repeats > 0 { add("repeats", "\(repeats)") }
    addText("publisher", "published_by")
    addText("trace", "traceparent")
    addText("message_id", "message_id")
    if let user = event["user_id"]?.intValue { add("user", "\(user)") }
  }

  private mutating func add(
    _ name: String, _ words: String, _ detail: String? = nil, isInList: Bool = false
  ) {
    facts.append(
      Fact(
        name: scene.text("event", name), words: words, detail: detail, isInList: isInList))
  }

  private mutating func addText(_ name: String, _ member: String, isInList: Bool = false) {
    guard let text = event[member]?.stringValue, !text.isEmpty else { return }
    add(name, text, isInList: isInList)
  }

  private mutating func addTime(_ name: String, _ member: String, isInList: Bool = false) {
    guard let seconds = event[member]?.intValue else { return }
    let moment = scene.times.moment(Timestamp(seconds: seconds))
    add(name, moment.words, moment.time, isInList: isInList)
  }
}
