import RestanteCore
import RestanteJSON

/// What there is to say of a delivery.
struct DeliveryFacts {
  /// One of the facts.
  struct Fact: Sendable {
    let name: String
    let words: String
    /// What is shown when it is pointed at; `nil` for nothing.
    let detail: String?
    /// Whether lists show it.
    let isInList: Bool

    /// Name and words together.
    var text: String { "\(name): \(words)" }
  }

  private(set) var facts: [Fact] = []
  private let scene: PageScene

  /// Reads a delivery of a reply.
  init(_ delivery: JSONValue, _ scene: PageScene) {
    self.scene = scene
    let text = scene.text
    let phase = delivery["phase"]?.stringValue ?? ""
    add(text("deliveries", "phase"), text("phase", phase))
    if let reason = delivery["reason"]?.stringValue {
      add(text("deliveries", "reason"), text("parking", reason), isInList: true)
    }
    addTime(text("deliveries", "happened"), delivery["happened_at"])
    add(text("deliveries", "attempts"), "\(delivery["attempts"]?.intValue ?? 0)")
    addTime(text("deliveries", "failed"), delivery["failed_at"], isInList: phase == "retrying")
    addTime(text("deliveries", "retry"), delivery["retry_at"], isInList: true)
    addTime(text("deliveries", "since"), delivery["since"], isInList: true)
    if phase == "waiting" || phase == "retrying" {
      addTime(text("deliveries", "deadline"), delivery["deadline"])
    }
  }

  private mutating func add(
    _ name: String, _ words: String, detail: String? = nil, isInList: Bool = false
  ) {
    facts.append(Fact(name: name, words: words, detail: detail, isInList: isInList))
  }

  private mutating func addTime(_ name: String, _ time: JSONValue?, isInList: Bool = false) {
    guard let seconds = time?.intValue else { return }
    let moment = scene.times.moment(Timestamp(seconds: seconds))
    add(name, moment.words, detail: moment.time, isInList: isInList)
  }
}
