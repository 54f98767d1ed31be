import RestanteJSON

/// The queues of a portal with their figures.
enum QueuesPage {
  /// The maximum number of queues that are shown.
  static let maxRows = 200

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let queues = try await QueueRows(scene)
    var values: [String: any Sendable] = [
      "queues": queues.rows(maxRows), "hasQueues": !queues.isEmpty,
    ]
    if queues.count > maxRows {
      values["more"] = scene.text("queues", "more", ["n": scene.number(Int64(maxRows))])
    }
    return ConsolePage(
      template: "queues", title: scene.text("queues", "title"), section: .queues, values: values)
  }
}
