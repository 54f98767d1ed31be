import RestanteCore
import RestanteJSON

/// `POST /v1/outgoing-webhooks`: adds an outgoing webhook. This reply shows its secrets.
struct PostOutgoingWebhooks: Endpoint {
  /// The maximum number of events of an outgoing webhook.
  static let maxEvents = 100

  let path: PathTemplate = "outgoing-webhooks"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addOutgoingWebhook",
    "Adds an outgoing webhook: a URL that the portal posts events to on behalf of no application. "
      + "Only this reply contains its secrets.",
    parameters: [.portal],
    body: Schemas.members(
      [
        "url": [
          "type": "string", "maxLength": .int(HandlerURL.maximumLength),
          "description": "An `http` or `https` URL whose host name contains a dot.",
        ],
        "events": [
          "type": "array", "minItems": 1, "maxItems": .int(maxEvents),
          "items": EventName.schema, "description": "Which events are posted.",
        ],
        "label": Schemas.shortText("A label to recognize it by."),
        "keeps_order": [
          "type": "boolean", "default": false,
          "description": "Whether a delivery that fails blocks those behind it.",
        ],
      ], required: ["url", "events"]),
    reply: ReplyReference(
      "The number of the webhook, `signing_secret`, with which its deliveries are signed (Standard "
        + "Webhooks), and `application_token`, which they contain.",
      OutgoingWebhookSecrets.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.requiredObject()
    let arguments = ArgumentReader(body)
    let portal = try call.portal
    let operation = AddOutgoingWebhook(
      portal: portal.id, url: try Self.url(arguments), events: try Self.events(arguments),
      label: try arguments.text("label") ?? "",
      keepsOrder: try arguments.bool("keeps_order") ?? false)
    var detail = AuditDetail(body)
    // The URL may contain credentials.
    detail.members["url"] = .string(HandlerURL.shown(operation.url))
    let holder = call.holder
    let webhook = try await call.perform(operation) { [detail] in
      holder.entry("outgoing_webhook.add", "\($0.id.rawValue)", detail)
    }
    let secrets = OutgoingWebhookSecrets(
      webhook: webhook.id, generations: webhook.secrets, portal: portal)
    return .json(secrets.shown(in: call.context))
  }

  private static func url(_ arguments: ArgumentReader) throws(Problem) -> String {
    let url = try arguments.requiredString("url")
    do throws(HandlerURL.Fault) {
      try HandlerURL.check(url)
    } catch {
      throw arguments.wrong(
        "url",
        "must be an http or https URL of at most \(HandlerURL.maximumLength) characters whose host "
          + "name contains a dot")
    }
    return url
  }

  private static func events(_ arguments: ArgumentReader) throws(Problem) -> [EventName] {
    let elements = arguments.value("events")?.arrayValue ?? []
    let events = elements.compactMap { $0.stringValue.flatMap { EventName($0) } }
    guard events.count == elements.count, (1...maxEvents).contains(events.count) else {
      throw arguments.wrong("events", "must be an array of 1 to \(maxEvents) event names")
    }
    guard !events.contains(.offlineEvents) else {
      throw arguments.wrong(
        "events",
        "may not contain \(EventName.offlineEvents.text), which only applications can bind")
    }
    return events
  }
}
