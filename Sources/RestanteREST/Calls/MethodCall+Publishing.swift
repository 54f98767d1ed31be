import RestanteCore
import RestanteJSON

extension MethodCall {
  /// Publishes an event that the call causes. As with every change that an application makes, its
  /// queue of the call's own connector does not get it; what a webhook causes, every queue gets.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - data: The event's data.
  ///   - application: The one application whose bindings count; `nil` for all.
  func publish(
    _ event: EventName, _ data: JSONValue, onlyFor application: ApplicationID? = nil
  ) async throws(RESTError) {
    // What was caused by events that were caused by events is told no further.
    guard let session = caller.session.next else { return }
    let origin = caller.clientID.map { EventOrigin(clientID: $0, connector: caller.connector) }
    let publication = Publication(
      name: event, data: data.phpNormalized, user: .user(caller.user.id), origin: origin)
    _ = try await perform(
      PublishEvents(
        portal: caller.portal.id, mode: mode, publications: [publication], onlyFor: application,
        session: session))
  }
}
