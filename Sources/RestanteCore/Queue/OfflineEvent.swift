/// One record of a queue: the latest state of one (name, data).
public struct OfflineEvent: Sendable, Hashable {
  /// Its number; kept when a repeat refreshes the event.
  public var id: EventID
  /// When it last occurred, in whole seconds; on the wire `TIMESTAMP_X`.
  public var occurredAt: Int64
  /// What happened.
  public var name: EventName
  /// The data as JSON text in UTF-8.
  public var data: [UInt8]
  /// Who caused the latest occurrence.
  public var user: ActingUser
  /// The coalescing key.
  public var messageID: MessageID
  /// The claim that holds it, ``ProcessID/unclaimed`` when none does.
  public var processID: ProcessID
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

  /// The reason of events that had as many attempts as their application allows when their lease
  /// was over.
  public static let leaseExpired = "lease expired"
  /// The reason of events that were pushed out of a full queue.
  public static let depthLimit = "depth limit"

  /// Creates an event value.
  public init(
    id: EventID, occurredAt: Int64, name: EventName, data: [UInt8], user: ActingUser,
    messageID: MessageID, processID: ProcessID = .unclaimed, isFailed: Bool = false,
    attempts: Int64 = 0, firstOccurredAt: Int64, failedAt: Int64? = nil,
    reason: String? = nil, retryAt: Timestamp? = nil
  ) {
    self.id = id
    self.occurredAt = occurredAt
    self.name = name
    self.data = data
    self.user = user
    self.messageID = messageID
    self.processID = processID
    self.isFailed = isFailed
    self.attempts = attempts
    self.firstOccurredAt = firstOccurredAt
    self.failedAt = failedAt
    self.reason = reason
    self.retryAt = retryAt
  }
}
