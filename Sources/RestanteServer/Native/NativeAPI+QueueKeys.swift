import RestanteCore

extension NativeAPI {
  /// The longest life of a credential that can be asked for, in seconds: a hundred years.
  static let longestLifetime: Int64 = 100 * 365 * 86_400

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
