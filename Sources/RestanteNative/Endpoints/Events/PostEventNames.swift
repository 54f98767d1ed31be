import RestanteCore
import RestanteJSON

/// `POST /v1/event-names`: adds an event of the operator's own that applications may bind to;
/// without a scope every application may.
struct PostEventNames: Endpoint {
  let path: PathTemplate = "event-names"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addEventName", "Adds a custom event name that applications may bind.",
    parameters: [.portal],
    body: Schemas.members(
      [
        "event": EventName.schema,
        "scope": [
          "type": "string", "maxLength": 255, "pattern": .string(Schemas.plainName),
          "description": "The scope that an application needs to bind it. Default: none.",
        ],
      ], required: ["event"]),
    reply: ReplyReference(
      "The name; adding it again changes nothing.", Schemas.reference("EventName")),
    problems: [.limitReached])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    guard let event = EventName(try arguments.requiredString("event")) else {
      throw arguments.wrong(
        "event", "must be at most \(EventName.maximumLength) characters without control characters")
    }
    let scope = try arguments.string("scope") ?? PortalEventName.globalScope
    guard (1...255).contains(scope.utf8.count), scope.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        "scope", "must be 1 to 255 characters: letters, digits, dots, '-' and '_'")
    }
    let name = PortalEventName(event: event, scope: scope)
    let outcome = try await call.store.perform(
      AddEventName(portal: try call.portal.id, name: name))
    guard outcome != .full else {
      throw Problem(
        .limitReached,
        "The portal already has \(PortalEventName.maxPerPortal) custom event names.",
        argument: "event")
    }
    return .json(name.shown)
  }
}
