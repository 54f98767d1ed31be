import HTTPTypes
import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// The most past events that one request to restore looks at; a longer restore goes on with the
  /// place that the reply names.
  static let mostRestored = 20_000
  /// The most numbers of blocked events that a reply lists.
  static let mostBlockedShown = 1_000

  /// `GET /v1/queues/{client_id}/history`: one page of what left a queue, the newest first, as one
  /// object or, with `format=lines`, as JSON lines that can be published again.
  func history(
    of clientID: String, query: FormFields, on portal: Portal
  ) async throws -> HTTPReply {
    let selection = try HistorySelectionReader(query).selection()
    let after = try Self.place(query["after"])
    let limit = try Self.number("limit", in: query, 1...Self.largestPage) ?? 50
    let format = query["format"] ?? "json"
    guard ["json", "lines"].contains(format) else {
      throw Problem(.invalidArgument, "format must be json or lines.", argument: "format")
    }
    let key = try await queueKey(of: clientID, connector: query["connector"] ?? "", on: portal)
    let page = try await store.history(
      ReadHistory(
        queue: key, selection: selection, after: after, limit: Int(limit),
        mostBytes: ReplyBounds.safeDefault.bytes))
    if format == "lines" { return Self.lines(page) }
    return .json([
      "client_id": .string(clientID),
      "connector": .string(key.connector),
      "next": page.next.map { .string($0.text) } ?? .null,
      "events": .array(page.events.map { .object(Self.object($0)) }),
    ])
  }

  /// A page as JSON lines; the header `Next-Place` names the place where the next page begins.
  private static func lines(_ page: HistoryPage) -> HTTPReply {
    var reply = HTTPReply(status: .ok, headers: [.contentType: "application/x-ndjson"])
    for event in page.events {
      reply.body += JSONValue.object(object(event)).encoded() + [UInt8(ascii: "\n")]
    }
    if let next = page.next { reply.headers[.nextPlace] = next.text }
    return reply
  }

  private static func object(_ past: PastEvent) -> JSONObject {
    let event = past.event
    return [
      "id": .int(event.id.rawValue),
      "message_id": .string(event.messageID.text),
      "event": .string(event.name.text),
      "data": (try? JSONParser().parse(event.data)) ?? .null,
      "user_id": shown(event.user),
      "attempts": .int(event.attempts),
      "reason": event.reason.map { .string($0) } ?? .null,
      "first_at": .int(event.firstOccurredAt),
      "last_at": .int(event.occurredAt),
      "departure": .string(past.departure.rawValue),
      "process_id": .string(event.processID.text),
      "left_at": .int(past.leftAt.seconds),
    ]
  }

  private static func shown(_ user: ActingUser) -> JSONValue {
    switch user {
    case .undisclosed: false
    case .nobody: 0
    case .user(let id): .int(id.rawValue)
    }
  }

  private static func place(_ text: String?) throws(Problem) -> HistoryPosition? {
    guard let text else { return nil }
    guard let place = HistoryPosition(text) else {
      throw Problem(
        .invalidArgument, "after must be a place that a reply named.", argument: "after")
    }
    return place
  }

  /// `POST /v1/queues/{client_id}/restore`: brings past events back, the newest first.
  func restore(on queue: QueueKey, _ body: ByteBuffer) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    let selection = try HistorySelectionReader.restored(arguments)
    var after = try Self.place(try arguments.string("after"))
    var (restored, looked) = (0, 0)
    var blocked: [EventID] = []
    repeat {
      // Small transactions: callers get their turn in between.
      let operation = RestoreEvents(queue: queue, selection: selection, after: after)
      let outcome = try await store.perform(operation)
      restored += outcome.restored.count
      blocked += outcome.blocked
      looked += operation.limit
      after = outcome.next
    } while after != nil && looked < Self.mostRestored
    return .json([
      "restored": .int(restored),
      "blocked": .int(blocked.count),
      "blocked_ids": .array(
        blocked.prefix(Self.mostBlockedShown).map { .int($0.rawValue) }),
      "next": after.map { .string($0.text) } ?? .null,
    ])
  }
}

extension HTTPField.Name {
  /// Where the next page of JSON lines begins.
  // The text is a token, which is all that a name has to be.
  static let nextPlace = HTTPField.Name("Next-Place").unsafelyUnwrapped
}
