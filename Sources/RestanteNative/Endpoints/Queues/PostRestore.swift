import RestanteCore
import RestanteJSON

/// `POST /v1/queues/{client_id}/restore`: brings past events back, the newest first.
struct PostRestore: Endpoint {
  /// The maximum number of past events that one request looks at; a longer restore goes on at the
  /// place that the reply names.
  static let maxRestored = 20_000
  /// The maximum number of numbers of blocked events that a reply lists.
  static let maxBlockedShown = 1_000

  let path: PathTemplate = "queues/{client_id}/restore"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "restoreEvents",
    "Makes past events pending again, newest first, with their ids and times. Requires `all` or "
      + "conditions, all of which must hold. Skips events whose key has a pending event. A long "
      + "restore stops early; send its `next` as `after` to continue.",
    parameters: [.clientID, .connector, .portal],
    body: Schemas.members(
      HistorySelectionReader.restoredMembers, ["after": HistoryPosition.schema]),
    reply: ReplyReference(
      "How many events are pending again, and how many were blocked by a newer pending event.",
      Schemas.object([
        "restored": Schemas.count, "blocked": Schemas.count,
        "blocked_ids": Schemas.list(Schemas.count), "next": Schemas.optionalText,
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let queue = try await call.queue()
    let body = try await call.requiredObject()
    let arguments = ArgumentReader(body)
    let selection = try HistorySelectionReader.restored(arguments)
    var after = try HistoryPosition.read(try arguments.string("after"))
    let record = QueueRecord(call, "queue.restore", on: queue, body)
    var (restored, looked) = (0, 0)
    var blocked: [EventID] = []
    repeat {
      // Small transactions: callers get their turn in between.
      let operation = RestoreEvents(queue: queue, selection: selection, after: after)
      let outcome = try await call.perform(operation) {
        record.entry(count: $0.restored.count)
      }
      restored += outcome.restored.count
      blocked += outcome.blocked
      looked += operation.limit
      after = outcome.next
    } while after != nil && looked < Self.maxRestored
    return .json([
      "restored": .int(restored),
      "blocked": .int(blocked.count),
      "blocked_ids": .array(
        blocked.prefix(Self.maxBlockedShown).map { .int($0.rawValue) }),
      "next": after.map { .string($0.text) } ?? .null,
    ])
  }
}
