import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `POST /v1/event-names`: adds an event of the operator's own that applications may bind to;
  /// without a scope every application may. Adding it again changes nothing.
  func addEventName(_ body: ByteBuffer, on portal: Portal) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    guard let event = EventName(try arguments.requiredString("event")) else {
      throw arguments.wrong(
        "event", "must have at most \(EventName.maximumLength) characters, none of them control")
    }
    let scope = try arguments.string("scope") ?? PortalEventName.globalScope
    guard (1...255).contains(scope.utf8.count), scope.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        "scope", "must have 1 to 255 characters: letters, digits, dots, '-' and '_'")
    }
    let name = PortalEventName(event: event, scope: scope)
    let outcome = try await store.perform(AddEventName(portal: portal.id, name: name))
    guard outcome != .full else {
      throw Problem(
        .limitReached,
        "The portal has \(PortalEventName.mostPerPortal) event names of its own already.",
        argument: "event")
    }
    return .json(Self.object(name))
  }

  /// `GET /v1/event-names`: the events of the operator's own, in the order in which they came.
  func eventNames(on portal: Portal) async throws(StoreError) -> HTTPReply {
    let names = try await store.eventNames(on: portal.id)
    return .json(["event_names": .array(names.map { .object(Self.object($0)) })])
  }

  private static func object(_ name: PortalEventName) -> JSONObject {
    ["event": .string(name.event.text), "scope": .string(name.scope)]
  }
}
