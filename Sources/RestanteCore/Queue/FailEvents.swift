/// Marks events that a process id may act on as failed; afterwards it may not act on them.
///
/// Safe mode touches only what the process id may act on, as ``AcknowledgeEvents`` says: each
/// named copy becomes failed, or merges into the failed copy of its key, with one attempt more; a
/// copy that was failed already when it was claimed returns to failed. Strict mode does as the
/// original: of all rows with one of the message ids that are not failed, those of other process
/// ids, unclaimed ones included, are deleted, and those of this one become failed; failed rows
/// never change.
///
/// ```swift
/// let marked = try await store.perform(
///   FailEvents(
///     queue: queue, mode: .safe, processID: processID, messageIDs: failed.map(\.messageID),
///     reason: "the warehouse does not know this order"))
/// ```
public struct FailEvents: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// The portal's mode.
  public var mode: Mode
  /// The process id. In strict mode ``ProcessID/unclaimed`` names the unclaimed rows; in safe
  /// mode it holds nothing.
  public var processID: ProcessID
  /// The message ids of the events that failed.
  public var messageIDs: [MessageID]
  /// Why; it takes the place of an earlier reason.
  public var reason: String?

  /// Describes a failure.
  public init(
    queue: QueueKey, mode: Mode, processID: ProcessID, messageIDs: [MessageID],
    reason: String? = nil
  ) {
    self.queue = queue
    self.mode = mode
    self.processID = processID
    self.messageIDs = messageIDs
    self.reason = reason
  }
}
