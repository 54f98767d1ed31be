import RestanteCore
import RestanteJSON

/// `POST /v1/events`: takes events in, all or none, and returns once they are durable.
struct PostEvents: Endpoint {
  let path: PathTemplate = "events"
  let verb = Verb.post
  let access = EndpointAccess.portal(.publish)

  var reference: EndpointReference {
    var reply = ReplyReference(
      "How many events were accepted and what became of them. Sent once all are durable.",
      Schemas.object([
        "accepted": Schemas.count, "queued": Schemas.count, "deliveries": Schemas.count,
        "suppressed": Schemas.count,
      ]))
    reply.headers = [
      "Idempotent-Replayed": [
        "schema": ["const": "true"],
        "description": "`true` if this is the reply to an earlier request.",
      ]
    ]
    return EndpointReference(
      "publishEvents", "Publishes events, all or none.",
      parameters: [Self.attempt, Self.trace, .portal],
      body: [
        "oneOf": [
          Schemas.reference("Publication"),
          [
            "type": "array", "items": Schemas.reference("Publication"),
            "maxItems": .int(Publication.maxInRequest),
          ],
        ]
      ],
      otherBodies: [
        (type: "application/cloudevents+json", schema: Schemas.reference("CloudEvent")),
        (
          type: "application/cloudevents-batch+json",
          schema: [
            "type": "array", "items": Schemas.reference("CloudEvent"),
            "maxItems": .int(Publication.maxInRequest),
          ]
        ),
      ],
      notes: Self.cloudEvents,
      reply: reply,
      problems: [.queueFull, .lowSpace, .idempotencyInProgress, .idempotencyReused])
  }

  private static let cloudEvents = """
    CloudEvents 1.0 are accepted in structured, batch and binary mode. `type` is the event, \
    `time` the time, and `data` the data; `data_base64`, or the body in binary mode, must be \
    JSON. The extension `userid` is the user, `originclientid` and `authconnector` are the \
    origin, `traceparent` is the trace; other attributes are ignored. `source` and `id` of all \
    events of a request together serve as its idempotency key unless it has the header. If the \
    replies of a day no longer fit, requests without the header are accepted but not remembered.
    """

  private static let attempt = EndpointParameter.header(
    "Idempotency-Key", IdempotencyKey.headerSchema,
    "An identifier for this request. For a day, repeating the request with the same key has no "
      + "further effect and returns the same reply.")

  private static let trace = EndpointParameter.header(
    "traceparent", Schemas.text,
    "The trace that the events belong to (W3C Trace Context). It is sent along with their "
      + "deliveries; an invalid value is ignored.")

  func run(_ call: NativeCall) async throws -> NativeReply {
    let content = try await PublishedContent.read(from: call)
    let attempt = try NativeAttempt(
      call, at: path, content.identity, implied: content.impliedKey)
    let portal = try call.portal
    let operation = PublishEvents(
      portal: portal.id, mode: call.context.mode(of: portal), publications: content.publications)
    guard let attempt else { return .json(Self.reply(try await call.store.perform(operation))) }
    return try await attempt.run(operation, in: call.context, reply: Self.reply)
  }

  @Sendable private static func reply(_ receipt: PublishReceipt) -> [UInt8] {
    var writer = JSONWriter(style: .plain)
    writer.beginObject()
    writer.key("accepted")
    writer.int(receipt.accepted)
    writer.key("queued")
    writer.int(receipt.queued)
    writer.key("deliveries")
    writer.int(receipt.deliveries)
    writer.key("suppressed")
    writer.int(receipt.suppressed)
    writer.endObject()
    return writer.bytes
  }
}
