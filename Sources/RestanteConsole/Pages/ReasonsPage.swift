import RestanteCore

/// The dead letters of a queue by the reason why they failed, with actions on each group.
enum ReasonsPage {
  private struct Row: Sendable {
    let reason: String
    let count: String
    let first: Moment
    let last: Moment
    let redrive: String
    let redriveLabel: String
    let drop: String
    let dropLabel: String
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let place = try QueuePlace(scene, scene.request.query)
    let found = try await DeadLetterGroups(of: place)
    let rows = found.groups.map { row($0, place) }
    var values: [String: any Sendable] = [
      "groups": rows, "hasGroups": !rows.isEmpty,
      "queue": place.path(fields: [("state", "dead")]),
    ]
    if !found.isAll {
      values["bound"] = scene.text(
        "reasons", "bound", ["n": scene.number(Int64(DeadLetterGroups.reach))])
    }
    return ConsolePage(
      template: "reasons", title: scene.text("reasons", "title"), section: .queues,
      values: values)
  }

  private static func row(_ group: DeadLetterGroups.Group, _ place: QueuePlace) -> Row {
    let (text, times) = (place.scene.text, place.scene.times)
    let reason = group.reason.isEmpty ? text("reasons", "none") : group.reason
    return Row(
      reason: reason, count: place.scene.number(Int64(group.ids.count)),
      first: times.moment(Timestamp(seconds: group.first)),
      last: times.moment(Timestamp(seconds: group.last)),
      redrive: place.path("redrive", fields: [("group", group.mark)]),
      redriveLabel: text("reasons", "redrive_label", ["reason": reason]),
      drop: place.path("drop", fields: [("group", group.mark)]),
      dropLabel: text("reasons", "drop_label", ["reason": reason]))
  }
}
