import RestanteCore
import RestanteJSON

/// What a reason is about, and what can be done right where it is shown.
extension ReasonWords {
  /// What is safe to do: it loses nothing, and is asked about first.
  func offers(_ kind: String, _ reason: JSONValue) -> [ActionOffer] {
    switch kind {
    case "failed":
      [offer(text("redrive", "all"), place.path("redrive", fields: [("scope", "all")]))]
    case "claimed":
      [offer(text("claims", "show"), place.path(fields: [("state", "claimed")]))]
    case "blocked": [offer(text("resume", "button"), place.path("resume"))]
    case "inactive": [offer(text("activate", "button"), place.path("activate"))]
    case "handler_suspended", "handler_outage":
      handlers(reason).map { id in
        offer(
          text("handler_resume", "link", ["id": id]), place.scene.path(["handlers", id, "resume"]))
      }
    case "deliveries_parked":
      handlers(reason).map { id in
        offer(
          text("delivery_redrive", "link", ["id": id]),
          place.scene.path(["deliveries", "redrive"], query: ["handler": id]))
      }
    case "deliveries_pending", "delivered":
      [offer(text("deliveries", "show"), place.scene.path(["deliveries"]))]
    case "other_connector":
      (reason["queues"]?.arrayValue ?? []).compactMap { $0["connector"]?.stringValue }.map { name in
        let shown = name.isEmpty ? text("queues", "default_connector") : name
        return offer(
          text("queue", "other", ["connector": shown]),
          place.scene.path(["queues", place.clientID], query: ["connector": name]))
      }
    case "fetched":
      [offer(text("restore", "look"), place.path(fields: [("state", "past")]))]
    default: []
    }
  }

  private func offer(_ name: String, _ path: String) -> ActionOffer {
    ActionOffer(name: name, path: path)
  }

  private func handlers(_ reason: JSONValue) -> [String] {
    (reason["handlers"]?.arrayValue ?? []).compactMap { $0["id"]?.intValue }.prefix(10)
      .map { "\($0)" }
  }

  /// What a reason is about, a line each.
  func lines(_ reason: JSONValue) -> [String] {
    let events = (reason["events"]?.arrayValue ?? []).prefix(10).map { event in
      "\(event["event"]?.stringValue ?? ""): "
        + text.counted(event["count"]?.intValue ?? 0, .publication) + ", "
        + moment(event["last_at"])
    }
    let queues = (reason["queues"]?.arrayValue ?? []).prefix(10).map { queue in
      let name = queue["connector"]?.stringValue ?? ""
      return "\(name.isEmpty ? text("queues", "default_connector") : name): "
        + text(
          "queue", "figures",
          [
            "pending": figure(queue, "pending"), "claimed": figure(queue, "claimed"),
            "dead": figure(queue, "failed"),
          ])
    }
    let handlers = (reason["handlers"]?.arrayValue ?? []).prefix(10).map(handler)
    var lines = Array(events) + Array(queues) + Array(handlers)
    for (member, name) in [
      ("online", text("queue", "online")), ("connectors", text("queue", "connectors")),
    ] {
      let names = (reason[member]?.arrayValue ?? []).compactMap(\.stringValue)
        .map { $0.isEmpty ? text("queues", "default_connector") : $0 }
      if !names.isEmpty { lines.append("\(name): \(names.joined(separator: ", "))") }
    }
    if let last = reason["last_at"] {
      lines.append("\(text("queue", "last")): \(moment(last))")
    }
    return lines
  }

  private func figure(_ value: JSONValue, _ member: String) -> String {
    place.scene.number(value[member]?.intValue ?? 0)
  }

  private func moment(_ time: JSONValue?) -> String {
    times.moment(Timestamp(seconds: time?.intValue ?? 0)).words
  }

  private func handler(_ handler: JSONValue) -> String {
    var parts = [
      "\(text("handlers", "handler")) \(handler["id"]?.intValue ?? 0)",
      handler["url"]?.stringValue ?? "",
    ]
    for (member, name) in [
      ("suspended_since", text("handlers", "suspended")),
      ("outage_since", text("handlers", "outage")), ("next_turn_at", text("handlers", "next")),
    ] where handler[member]?.intValue != nil {
      parts.append("\(name) \(moment(handler[member]))")
    }
    if let status = handler["last_status"]?.intValue {
      parts.append("\(text("attempts", "status")) \(status)")
    }
    if let failure = handler["last_failure"]?.stringValue {
      parts.append(text("failure", failure))
    }
    return parts.joined(separator: " · ")
  }
}
