import RestanteCore
import RestanteJSON

/// The audit log of a portal, or of the server, newest first.
enum AuditPage {
  private struct Row: Sendable {
    let words: String
    let time: String
    let actor: String
    let action: String
    let subject: String
    let detail: String
    let hasDetail: Bool
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let after = scene.request.query["after"]
    let reply = try await scene.ask(["audit"], query: after.map { ["after": $0] } ?? [:])
    let rows = (reply["records"]?.arrayValue ?? []).map { record in
      let moment = scene.times.moment(Timestamp(seconds: record["at"]?.intValue ?? 0))
      let detail = record["detail"] ?? .object([:])
      return Row(
        words: moment.words, time: moment.time, actor: actor(record, scene.text),
        action: record["action"]?.stringValue ?? "",
        subject: record["subject"]?.stringValue ?? "",
        detail: detail.encodedString(.plain), hasDetail: detail != .object([:]))
    }
    var values: [String: any Sendable] = ["records": rows, "hasRecords": !rows.isEmpty]
    if after != nil { values["newest"] = scene.path(["audit"]) }
    if let next = reply["next"]?.stringValue {
      values["older"] = scene.path(["audit"], query: ["after": next])
    }
    return ConsolePage(
      template: "audit", title: scene.text("audit", "title"), section: .audit, values: values)
  }

  private static func actor(_ record: JSONValue, _ text: Catalogue) -> String {
    let who = record["actor"] ?? .null
    let label = who["label"]?.stringValue ?? ""
    let kind = text("actor", who["kind"]?.stringValue ?? "")
    return label.isEmpty ? "\(kind) \(who["id"]?.stringValue ?? "")" : label
  }
}
