import RestanteJSON

/// A portal at a glance: its figures, what happened lately, and its busiest queues.
enum OverviewPage {
  /// How many queues are shown.
  static let maxRows = 10

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let queues = try await QueueRows(scene)
    let total = queues.total
    var values: [String: any Sendable] = [
      "pending": scene.number(total.pending), "claimed": scene.number(total.claimed),
      "dead": scene.number(total.dead), "hasDead": total.dead > 0,
      "oldest": total.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
      "queues": queues.rows(maxRows), "hasQueues": !queues.isEmpty,
    ]
    if queues.count > maxRows {
      values["all"] = scene.path(["queues"])
      values["more"] = scene.text(
        "overview", "all_queues", ["n": scene.number(Int64(queues.count))])
    }
    values.merge(try await ActivityCharts(scene).values(["overview"])) { own, _ in own }
    return ConsolePage(
      template: "overview", title: scene.text("overview", "title"), section: .overview,
      values: values)
  }
}
