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
      Self.replySchema)
    reply.headers = [
      "Idempotent-Replayed": [
        "schema": ["const": "true"],
        "description": "`true` if this is the reply to an earlier request.",
      ]
    ]
    return EndpointReference(
      "publishEvents", "Publishes events, all or none.",
      parameters: [Self.dryRun, Self.attempt, Self.trace, .portal],
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

  private static var replySchema: JSONValue {
    var schema =
      Schemas.object([
        "accepted": Schemas.count, "queued": Schemas.count, "deliveries": Schemas.count,
        "suppressed": Schemas.count,
      ]).objectValue ?? [:]
    var properties = schema["properties"]?.objectValue ?? [:]
    properties["targets"] = [
      "type": "array", "items": PublicationPreview.Target.schema,
      "description": "Only for a dry run: what each binding would get.",
    ]
    schema["properties"] = .object(properties)
    return .object(schema)
  }

  private static let dryRun = EndpointParameter.query(
    "dry_run", ["type": "boolean", "default": false],
    "`true` publishes nothing and returns what would become of at most "
      + "\(PublicationPreview.maxEvents) events, apart from limits of depth and space.")

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
    if try Self.isDryRun(call) { return try await Self.preview(content.publications, call) }
    let attempt = try NativeAttempt(
      call, at: path, content.identity, implied: content.impliedKey)
    let portal = try call.portal
    let operation = PublishEvents(
      portal: portal.id, mode: call.context.mode(of: portal), publications: content.publications)
    guard let attempt else {
      return .json(Self.reply(try await Self.publish(operation, for: call.holder, call.store)))
    }
    return try await attempt.run(operation, in: call.context, reply: Self.reply)
  }

  /// Events name the key that published them; what a person publishes by hand is recorded.
  private static func publish(
    _ operation: PublishEvents, for holder: KeyHolder, _ store: any Store
  ) async throws(StoreError) -> PublishReceipt {
    guard holder.caller != nil else { return try await store.perform(operation) }
    let events = operation.publications.map { JSONValue.string($0.name.text) }
    return try await store.perform(
      Audited(operation, on: operation.portal) { receipt in
        holder.entry(
          "event.publish", operation.publications.first?.name.text ?? "",
          AuditDetail(["events": .array(events), "queued": .int(receipt.queued)]))
      })
  }

  private static func isDryRun(_ call: NativeCall) throws(Problem) -> Bool {
    switch call.query["dry_run"] {
    case nil, "false": false
    case "true": true
    default:
      throw Problem(.invalidArgument, "dry_run must be true or false.", argument: "dry_run")
    }
  }

  private static func preview(
    _ publications: [Publication], _ call: NativeCall
  ) async throws -> NativeReply {
    guard publications.count <= PublicationPreview.maxEvents else {
      throw Problem(
        .tooLarge, "A dry run can contain at most \(PublicationPreview.maxEvents) events.")
    }
    let portal = try call.portal
    let (receipt, targets) = try await PublicationPreview(
      store: call.store, portal: portal, mode: call.context.mode(of: portal)
    ).run(publications)
    return .json([
      "accepted": .int(receipt.accepted), "queued": .int(receipt.queued),
      "deliveries": .int(receipt.deliveries), "suppressed": .int(receipt.suppressed),
      "targets": .array(targets.map { .object($0.shown) }),
    ])
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
