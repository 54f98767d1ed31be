/// All that is known of an event but what it carries and who holds it.
///
/// This is what queues move about and what rules decide by. Stores keep it in a narrow row, apart
/// from the event's user and data.
public struct EventState: Sendable, Hashable {
  /// Its number; kept when a repeat refreshes the event.
  public var id: EventID
  /// When it last occurred, in whole seconds; on the wire `TIMESTAMP_X`.
  public var occurredAt: Int64
  /// The ``OccurrenceNumber`` that tells which of two occurrences of its key is the later one.
  public var occurrence: Int64
  /// What happened.
  public var name: EventName
  /// The coalescing key.
  public var messageID: MessageID
  /// Whether its processing failed.
  public var isFailed: Bool
  /// How many claims of it failed or ended with their lease.
  public var attempts: Int64
  /// When it first occurred, in whole seconds.
  public var firstOccurredAt: Int64
  /// When processing last failed, in whole seconds; `nil` if it never did.
  public var failedAt: Int64?
  /// Why processing last failed, in the words of who failed it; `nil` if nothing was said.
  public var reason: String?
  /// When it is retried by itself as long as it is a dead letter; `nil` for never.
  public var retryAt: Timestamp?

  /// Creates a state; by default that of an event that never failed.
  public init(
    id: EventID, occurredAt: Int64, occurrence: Int64 = 0, name: EventName, messageID: MessageID,
    isFailed: Bool = false, attempts: Int64 = 0, firstOccurredAt: Int64, failedAt: Int64? = nil,
    reason: String? = nil, retryAt: Timestamp? = nil
  ) {
    self.id = id
    self.occurredAt = occurredAt
    self.occurrence = occurrence
    self.name = name
    self.messageID = messageID
    self.isFailed = isFailed
    self.attempts = attempts
    self.firstOccurredAt = firstOccurredAt
    self.failedAt = failedAt
    self.reason = reason
    self.retryAt = retryAt
  }

  /// The state of an event that occurs for the first time.
  ///
  /// - Parameters:
  ///   - publication: What occurs.
  ///   - id: The event's number.
  ///   - now: The store's time.
  ///   - count: The number of this occurrence among all those of the queue's events.
  public init(
    new publication: Publication, id: EventID, at now: Timestamp, count: Int64
  ) {
    let occurredAt = publication.occurred(at: now).seconds
    self.init(
      id: id, occurredAt: occurredAt,
      occurrence: OccurrenceNumber(count: count, of: publication, at: now).rawValue,
      name: publication.name, messageID: publication.messageID, firstOccurredAt: occurredAt)
  }

  /// The reason of events that had as many attempts as their application allows when their lease
  /// was over.
  public static let leaseExpired = "lease expired"
  /// The reason of events that were pushed out of a full queue.
  public static let depthLimit = "depth limit"
}
