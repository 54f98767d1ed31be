import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `PATCH /v1/apps/{client_id}`: changes what an application decided about its queues. Members
  /// that are missing leave things as they are; `"max_attempts": null` takes the limit away.
  func configure(
    _ clientID: String, _ body: ByteBuffer, on portal: Portal
  ) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    let lease = try Self.integer("lease", upTo: QueueSettings.longestLease, in: arguments)
    let limit = try Self.attemptLimit(arguments)
    let application = try await application(clientID, on: portal)
    let settings = try await store.perform(
      ConfigureQueues(
        portal: portal.id, application: application.id,
        changes: QueueChanges(lease: lease.map { .chosen($0) }, maxAttempts: limit))
    ).settings
    return .json([
      "client_id": .string(application.clientID),
      "lease": .int(settings.lease),
      "max_attempts": settings.maxAttempts.map { .int($0) } ?? .null,
    ])
  }

  private static func attemptLimit(
    _ arguments: ArgumentReader
  ) throws(Problem) -> Choice<Int64?>? {
    if arguments.raw("max_attempts") == .null { return .open }
    let count = try integer("max_attempts", upTo: QueueSettings.mostAttempts, in: arguments)
    return count.map { .chosen($0) }
  }

  private static func integer(
    _ name: String, upTo largest: Int64, in arguments: ArgumentReader
  ) throws(Problem) -> Int64? {
    guard let number = try arguments.integer(name) else { return nil }
    guard (1...largest).contains(number) else {
      throw arguments.wrong(name, "must be an integer from 1 to \(largest)")
    }
    return number
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
