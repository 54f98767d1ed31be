/// Gives events back before their lease is over.
///
/// What the process id may act on, as ``AcknowledgeEvents`` says, becomes pending, or failed if it
/// was failed when it was claimed; where its key has such a copy already the two become one.
/// Attempts stay as they are, and the process id may not act on the events any more.
public struct ReleaseEvents: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// The process id. ``ProcessID/unclaimed`` holds nothing.
  public var processID: ProcessID
  /// Which events are meant.
  public var selection: AcknowledgeEvents.Selection

  /// Describes a release.
  public init(
    queue: QueueKey, processID: ProcessID, selection: AcknowledgeEvents.Selection = .all
  ) {
    self.queue = queue
    self.processID = processID
    self.selection = selection
  }
}
