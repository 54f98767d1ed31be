import RestanteJSON

/// What became of an event, in the order of time, as far as it is kept.
struct EventStory {
  private let event: JSONValue

  init(_ event: JSONValue) {
    self.event = event
  }

  /// A line for each thing that happened, and for what comes next.
  func lines(_ output: OutputOptions) -> [String] {
    happened.sorted { $0.at < $1.at }.map { "\(output.time($0.at))  \($0.what)" } + next(output)
  }

  private var happened: [(at: Int64, what: String)] {
    let first = time("first_at") ?? 0
    var all = [(at: first, what: "occurred for the first time")]
    if let last = time("last_at"), last != first {
      all.append((at: last, what: "occurred most recently"))
    }
    if let failed = time("failed_at") {
      let reason = event["reason"]?.stringValue.map { ": \($0.withoutControls)" } ?? ""
      all.append((at: failed, what: "failed most recently\(reason)"))
    }
    for operation in event["operations"]?.arrayValue ?? [] {
      let action = operation["action"]?.stringValue ?? ""
      let count = operation["count"]?.intValue ?? 0
      let relation = operation["certain"] == true ? "named this event" : "may have included it"
      all.append(
        (
          at: operation["at"]?.intValue ?? 0,
          what: "\(action.withoutControls) of \(count) by an operator, which \(relation)"
        ))
    }
    if let left = time("left_at") {
      let departure = event["departure"]?.stringValue ?? ""
      all.append((at: left, what: "left the queue: \(departure)\(holder(", process id "))"))
    }
    return all
  }

  private func next(_ output: OutputOptions) -> [String] {
    if event["damaged"] == true {
      return ["now: damaged, never returned; publish it again or purge it"]
    }
    switch event["state"]?.stringValue {
    case "claimed":
      let end = time("until").map { "until \(output.time($0))" } ?? "without a deadline"
      return ["now: claimed\(holder(" by process id ")) \(end)"]
    case "dead":
      let retry = time("retry_at").map { ", retried at \(output.time($0))" } ?? ""
      return ["now: a dead letter\(retry)"]
    case "past": return ["now: in the history, from which it can be restored"]
    default:
      return ["now: pending\(holder("; its lease expired, but it may still be acknowledged by "))"]
    }
  }

  private func holder(_ words: String) -> String {
    event["process_id"]?.stringValue.map { $0.isEmpty ? "" : words + $0.withoutControls } ?? ""
  }

  private func time(_ name: String) -> Int64? { event[name]?.intValue }
}
