/// Removes events that a process id may act on, failed ones included, for good.
///
/// Those are the events that it holds, and those that went back when its lease was over and that
/// were since neither claimed, refreshed nor merged.
///
/// ```swift
/// let removed = try await store.perform(
///   AcknowledgeEvents(
///     queue: queue, mode: .safe, processID: processID, selection: .ids(done.map(\.id))))
/// ```
public struct AcknowledgeEvents: Sendable {
  /// Which of the events are meant.
  public enum Selection: Sendable, Hashable {
    /// All of them.
    case all
    /// Those with one of these ids.
    case ids([EventID])
    /// Those with one of these message ids.
    case messageIDs([MessageID])
  }

  /// The queue.
  public var queue: QueueKey
  /// The portal's mode.
  public var mode: Mode
  /// The process id. In strict mode ``ProcessID/unclaimed`` names all unclaimed rows; in safe
  /// mode it holds nothing.
  public var processID: ProcessID
  /// Which events are meant.
  public var selection: Selection

  /// Describes an acknowledgement.
  public init(queue: QueueKey, mode: Mode, processID: ProcessID, selection: Selection = .all) {
    self.queue = queue
    self.mode = mode
    self.processID = processID
    self.selection = selection
  }
}
