import RestanteCore

/// `GET /v1/queues/{client_id}/stream`: hints about what happens in a queue, until one side has
/// enough.
struct GetStream: Endpoint {
  let path: PathTemplate = "queues/{client_id}/stream"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  var reference: EndpointReference {
    var reply = ReplyReference("The stream.", Schemas.text)
    reply.types = ["text/event-stream"]
    return EndpointReference(
      "streamQueue",
      "Streams hints about changes of one queue as server-sent events: first `figures`, the queue "
        + "as returned by `getQueue`, then `change` with the figures and, in `changes`, how often "
        + "each change happened. Hints may be merged or missing; use `event.offline.get` to fetch "
        + "events. A comment every 15 seconds shows that the "
        + "connection lives.",
      parameters: [.clientID, .connector, .portal], reply: reply)
  }

  func run(_ call: NativeCall) async throws -> NativeReply {
    let context = call.context
    let queue = try await call.queue()
    let key = call.holder.key
    let stream = QueueStream(
      queue: queue, observation: context.store.activityFeed.observe(queue), store: context.store,
      clock: context.clock
    ) {
      guard !context.streams.isClosed else { return false }
      return await Self.isStillGood(key, context)
    }
    let holder = PlaceHolder(portal: queue.portal, credential: .key(key))
    guard let slot = context.streams.take(stream.observation, for: holder) else {
      throw Problem(
        .unavailable, "Too many clients are listening to streams.",
        headers: [("Retry-After", "5")])
    }
    // The slot is free again when the reply is released, written or not.
    return NativeReply(
      headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
      body: .stream(
        NativeStream { hangUp, write in
          try await stream.write(until: hangUp, to: write)
          withExtendedLifetime(slot) {}
        }))
  }

  /// Whether a key, a portal's or one of the server, is still good.
  private static func isStillGood(_ key: SecretHash, _ context: NativeContext) async -> Bool {
    if let grant = try? await context.store.apiKeyGrant(key: key) {
      return context.isValid(grant.expiresAt) && grant.portal.settings.state == .active
    }
    guard let grant = try? await context.store.serverKeyGrant(key: key) else { return false }
    return context.isValid(grant.expiresAt)
  }
}
