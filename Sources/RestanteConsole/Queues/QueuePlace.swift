import RestanteCore
import RestanteJSON

/// Which queue a page or an action is about.
struct QueuePlace: Sendable {
  let scene: PageScene
  let clientID: String
  let connector: String

  /// The queue that the path names, with the connector that the fields name.
  ///
  /// - Throws: ``PageProblem/missing`` where the path names no application.
  init(_ scene: PageScene, _ fields: [String: String]) throws(PageProblem) {
    self.scene = scene
    clientID = try scene.parameter("client")
    connector = fields["connector"] ?? ""
  }

  /// The path of the queue's page or of one below it.
  func segments(_ below: String...) -> [String] { ["queues", clientID] + below }

  /// Asks the native API about the queue.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  func ask(_ below: String..., query: [String: String] = [:]) async throws -> JSONValue {
    try await scene.ask(
      ["queues", clientID] + below, query: query.merging(connectorQuery) { own, _ in own })
  }

  /// Makes the native API change the queue.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  func post(_ verb: String, _ body: JSONObject) async throws -> JSONValue {
    try await scene.change(
      "POST", ["queues", clientID, verb], query: connectorQuery, .object(body))
  }

  /// The address of the queue's page or of one below it.
  func path(_ below: String..., fields: [(key: String, value: String)] = []) -> String {
    let portal = scene.portal.map { ["portals", $0.domain] } ?? []
    return ConsolePath(
      portal + ["queues", clientID] + below,
      query: connectorQuery.map { ($0.key, $0.value) } + fields
    ).text
  }

  private var connectorQuery: [String: String] {
    connector.isEmpty ? [:] : ["connector": connector]
  }
}
