import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// The most dead letters of one page.
  static let largestPage: Int64 = 1_000

  /// `GET /v1/queues/{client_id}/dead`: one page of dead letters, those that occurred first first.
  func deadLetters(
    of clientID: String, query: FormFields, on portal: Portal
  ) async throws -> HTTPReply {
    let offset = try Self.number("offset", in: query, 0...Int64(Int32.max)) ?? 0
    let limit = try Self.number("limit", in: query, 1...Self.largestPage) ?? 50
    let key = try await queueKey(of: clientID, connector: query["connector"] ?? "", on: portal)
    let page = try await store.listEvents(
      ListEvents(
        queue: key, order: .claimDefault, offset: Int(offset), limit: Int(limit),
        mostBytes: ReplyBounds.safeDefault.bytes,
        onlyDeadLetters: true))
    let next = offset + Int64(page.events.count)
    return .json([
      "client_id": .string(clientID),
      "connector": .string(key.connector),
      "total": .int(page.total),
      "next_offset": next < page.total && !page.events.isEmpty ? .int(next) : .null,
      "events": .array(page.events.map { .object(Self.object($0)) }),
    ])
  }

  static func number(
    _ name: String, in query: FormFields, _ range: ClosedRange<Int64>
  ) throws(Problem) -> Int64? {
    guard let text = query[name] else { return nil }
    guard let number = Int64(text), range.contains(number) else {
      throw Problem(
        .invalidArgument,
        "\(name) must be an integer from \(range.lowerBound) to \(range.upperBound).",
        argument: name)
    }
    return number
  }

  private static func object(_ event: OfflineEvent) -> JSONObject {
    [
      "id": .int(event.id.rawValue),
      "message_id": .string(event.messageID.text),
      "event": .string(event.name.text),
      "data": (try? JSONParser().parse(event.data)) ?? .null,
      "attempts": .int(event.attempts),
      "reason": event.reason.map { .string($0) } ?? .null,
      "first_at": .int(event.firstOccurredAt),
      "last_at": .int(event.occurredAt),
      "failed_at": event.failedAt.map { .int($0) } ?? .null,
      "retry_at": event.retryAt.map { .int($0.seconds) } ?? .null,
    ]
  }

  /// `POST /v1/queues/{client_id}/release`, `…/redrive` and `…/drop`.
  func perform(
    _ action: QueueAction, on queue: QueueKey, _ body: ByteBuffer
  ) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    switch action {
    case .restore:
      return try await restore(on: queue, body)
    case .release:
      let count = try await store.perform(
        ReleaseEvents(
          queue: queue, processID: ProcessID(try arguments.requiredString("process_id")),
          selection: try EventSelectionReader(arguments).claimed()))
      return .json(["released": .int(count)])
    case .redrive:
      let selection = try EventSelectionReader(arguments).deadLetters()
      let count = try await inBatches(on: queue) { limit async throws(StoreError) in
        try await store.perform(
          RedriveEvents(queue: queue, selection: selection, limit: limit))
      }
      return .json(["redriven": .int(count)])
    case .drop:
      let selection = try EventSelectionReader(arguments).deadLetters()
      let count = try await inBatches(on: queue) { limit async throws(StoreError) in
        try await store.perform(DropEvents(queue: queue, selection: selection, limit: limit))
      }
      return .json(["dropped": .int(count)])
    }
  }

  /// Repeats a change in small transactions, so that consumers get their turn in between, until
  /// nothing is left or as much is done as was there at first: what fails again meanwhile is not
  /// meant.
  private func inBatches(
    on queue: QueueKey, _ change: (Int) async throws(StoreError) -> Int
  ) async throws(StoreError) -> Int {
    let query = ListEvents(queue: queue, order: .claimDefault, limit: 1, onlyDeadLetters: true)
    var left = Int(clamping: try await store.listEvents(query).total)
    var done = 0
    while left > 0 {
      let limit = min(left, 1_000)
      let count = try await change(limit)
      done += count
      left -= count
      if count < limit { break }
    }
    return done
  }
}
