/// What an operator sees of one queue.
public struct QueueFigures: Sendable, Hashable {
  /// The application's public identifier.
  public var clientID: String
  /// The connector, "" for none.
  public var connector: String
  /// Events that a claim would return.
  public var pending: Int64
  /// Events that a claim holds, failed ones among them.
  public var claimed: Int64
  /// Failed events that no claim holds.
  public var failed: Int64
  /// When the oldest pending event last occurred, in seconds; `nil` when none is pending.
  public var oldestPendingAt: Int64?
  /// When the next lease is over; `nil` when no claim has one.
  public var nextLeaseExpiry: Timestamp?

  /// Creates figures.
  public init(
    clientID: String, connector: String, pending: Int64 = 0, claimed: Int64 = 0,
    failed: Int64 = 0, oldestPendingAt: Int64? = nil, nextLeaseExpiry: Timestamp? = nil
  ) {
    self.clientID = clientID
    self.connector = connector
    self.pending = pending
    self.claimed = claimed
    self.failed = failed
    self.oldestPendingAt = oldestPendingAt
    self.nextLeaseExpiry = nextLeaseExpiry
  }

  /// The queue's application and connector, to find it by.
  public var name: EventOrigin { EventOrigin(clientID: clientID, connector: connector) }
}
