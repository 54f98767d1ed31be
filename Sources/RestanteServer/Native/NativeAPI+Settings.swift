import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `PATCH /v1/apps/{client_id}`: changes what an application decided about its queues; answers
  /// what counts, and what of it the application decided itself.
  func configure(
    _ clientID: String, _ body: ByteBuffer, on portal: Portal
  ) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    let changes = try QueueChangesReader(arguments).changes()
    let application = try await application(clientID, on: portal)
    let configuration = try await store.perform(
      ConfigureQueues(portal: portal.id, application: application.id, changes: changes))
    var reply: JSONObject = ["client_id": .string(application.clientID)]
    for (name, value) in configuration.settings.shown { reply[name] = value }
    reply["own"] = .array(configuration.choices.object.keys.map { .string($0) })
    return .json(reply)
  }

  /// The application with a client id.
  func application(_ clientID: String, on portal: Portal) async throws -> Application {
    guard let found = try await store.application(clientID: clientID, on: portal.id) else {
      throw Problem(.notFound, "The portal has no application with this client id.")
    }
    return found
  }

  /// The queue of an application and a connector.
  func queueKey(
    of clientID: String, connector: String, on portal: Portal
  ) async throws -> QueueKey {
    QueueKey(
      portal: portal.id, application: try await application(clientID, on: portal).id,
      connector: connector)
  }
}
