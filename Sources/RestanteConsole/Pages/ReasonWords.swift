import RestanteCore
import RestanteJSON

/// The reasons why an application gets nothing, in the catalogue's words, each with what helps.
struct ReasonWords {
  /// A reason.
  struct Row: Sendable {
    let name: String
    let explanation: String
    let help: String
    /// What can be done right here.
    let offers: [ActionOffer]
    /// What it is about, a line each.
    let lines: [String]
  }

  let place: QueuePlace
  let application: JSONValue
  var text: Catalogue { place.scene.text }
  var times: TimeWords { place.scene.times }

  init(_ place: QueuePlace, _ application: JSONValue) {
    self.place = place
    self.application = application
  }

  /// The reasons of a reply.
  func rows(_ reasons: [JSONValue]) -> [Row] {
    reasons.map { reason in
      let kind = reason["reason"]?.stringValue ?? ""
      return Row(
        name: text("reason", kind), explanation: sentences(kind, reason),
        help: text("remedy", kind, ["connector": connector(reason)]),
        offers: offers(kind, reason), lines: lines(reason))
    }
  }

  /// The parameter of calls that names a queue's connector, with a space before it.
  private func connector(_ reason: JSONValue) -> String {
    let other = reason["queues"]?.arrayValue?.first?["connector"]?.stringValue
    let name = other ?? place.connector
    return name.isEmpty ? "" : " auth_connector=\(name)"
  }

  private func sentences(_ kind: String, _ reason: JSONValue) -> String {
    if reason["departure"]?.stringValue == PastEvent.Departure.purged.rawValue {
      return text("queue", "purged_last")
    }
    let words = explanation(kind, reason)
    return reason["at_least"] == true ? "\(words) \(text("queue", "at_least"))" : words
  }

  private func explanation(_ kind: String, _ reason: JSONValue) -> String {
    let count = reason["count"]?.intValue ?? 0
    let handlers = reason["handlers"]?.arrayValue ?? []
    func sum(_ members: String...) -> Int64 {
      handlers.reduce(0) { sum, handler in
        members.reduce(sum) { $0 + (handler[$1]?.intValue ?? 0) }
      }
    }
    func names(_ member: String) -> String {
      (reason[member]?.arrayValue ?? []).compactMap(\.stringValue).joined(separator: ", ")
    }
    return text(
      "why", kind,
      [
        "events": text.counted(count, .event),
        "deliveries": text.counted(count, .delivery),
        "publications": text.counted(count, .publication),
        "users": text.counted(count, .user),
        "handlers": text.counted(Int64(handlers.count), .handler),
        "claims": text.counted(reason["claim_count"]?.intValue ?? 0, .claim),
        "waiting": text.counted(sum("waiting", "retrying"), .delivery),
        "retrying": text.counted(sum("retrying"), .delivery),
        "parked": text.counted(sum("parked"), .delivery),
        "features": names("features"), "limit": number(reason["limit"]),
        "attempts": number(reason["attempts"]), "examined": number(reason["examined"]),
      ])
  }

  private func number(_ value: JSONValue?) -> String { place.scene.number(value?.intValue ?? 0) }
}
