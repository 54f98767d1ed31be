/// A transaction of a store that keeps queues as rows: what the rules of queues are made of.
///
/// The rules are extensions of this protocol (`Queue/Rules`), the same for every store. A store
/// implements what is listed here, and the few operations of ``QueueTransaction`` that the rules
/// leave to it because they are made for its SQL: publishing, acknowledging and purging. Everything
/// here takes sets, so that a store that is far away needs a bounded number of journeys however
/// many rows an operation touches.
public protocol QueueRows: StoreTransaction {
  /// Keeps everybody else from changing a queue until the transaction ends, and ends its claims
  /// whose lease is over; returns whether anything was ever in the queue.
  func own(_ queue: QueueKey) throws(StoreError) -> Bool
  /// Ends the claims of a queue whose lease is over and lets others claim and publish beside the
  /// transaction; returns whether anything was ever in the queue.
  func share(_ queue: QueueKey) throws(StoreError) -> Bool
  /// What counts for a queue.
  func settings(of queue: QueueKey) throws(StoreError) -> QueueSettings
  /// How many events of a queue are pending, the transaction's own changes included.
  func pendingCount(of queue: QueueKey) throws(StoreError) -> Int64
  /// Counts what happened to events.
  func count(_ count: QueueCount, _ events: Int)

  /// The claim of a process id.
  func claim(_ processID: ProcessID, in queue: QueueKey) throws(StoreError) -> ClaimRow?
  /// The claims of a queue whose deadline has come, by deadline and number.
  func expiredClaims(of queue: QueueKey) throws(StoreError) -> [ClaimRow]
  /// The queues of a portal that have such claims.
  func queuesWithExpiredClaims(on portal: PortalID) throws(StoreError) -> [QueueKey]

  /// The rows that claims hold.
  func rows(heldBy claims: [Int64], in queue: QueueKey) throws(StoreError) -> [EventRow]
  /// The unclaimed rows that a claim may still act on.
  func rows(returnedBy claim: Int64, in queue: QueueKey) throws(StoreError) -> [EventRow]
  /// The unclaimed rows that are named, as far as there are any.
  func unclaimedRows(
    _ copies: Set<CopyKey>, in queue: QueueKey
  ) throws(StoreError) -> [EventRow]
  /// The unclaimed rows with these numbers, as far as there are any.
  func unclaimedRows(
    numbered numbers: Set<EventID>, in queue: QueueKey
  ) throws(StoreError) -> [EventRow]
  /// All unclaimed rows.
  func unclaimedRows(in queue: QueueKey) throws(StoreError) -> [EventRow]
  /// The claimed rows with one of these message ids.
  func claimedRows(_ keys: Set<MessageID>, in queue: QueueKey) throws(StoreError) -> [EventRow]
  /// The pending row that occurred first, of several the one with the smallest number.
  func oldestPendingRow(in queue: QueueKey) throws(StoreError) -> EventRow?
  /// The first dead letters that are meant, by time and number.
  func deadLetters(
    _ selection: DeadLetterSelection, limit: Int, in queue: QueueKey
  ) throws(StoreError) -> [EventRow]

  /// The applications of a portal with dead letters whose time for a retry has come, by number.
  func applicationsWithDueRetries(on portal: PortalID) throws(StoreError) -> [ApplicationID]
  /// The queues of an application with such dead letters.
  func queuesWithDueRetries(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> [QueueKey]
  /// The first of these dead letters, by the time of their retry and number.
  func dueRetries(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> [(queue: QueueKey, row: EventRow)]

  /// The first past events that are meant, the newest first, each with whether it passes.
  func pastRows(_ scan: HistoryScan, of queue: QueueKey) throws(StoreError) -> [PastRow]
  /// The queues of a portal that have a history, in any order.
  func queuesWithHistory(on portal: PortalID) throws(StoreError) -> [QueueKey]
  /// Forgets the first past events that left at a time or before; returns how many.
  func forget(upTo time: Timestamp, of queue: QueueKey, limit: Int) throws(StoreError) -> Int

  /// Selects rows with what they carry. Memory stays bounded whatever is asked for; unclaimed rows
  /// that another transaction is about to change may be passed over.
  func select(_ selection: RowSelection, in queue: QueueKey) throws(StoreError) -> SelectedRows
  /// Gives unclaimed rows to the claim of a process id, made if there is none, with a lease from
  /// now but never a shorter one than before.
  ///
  /// - Parameters:
  ///   - rows: The unclaimed rows.
  ///   - isHead: Whether these are the first pending rows by time and number.
  ///   - processID: Names the claim.
  ///   - lease: In seconds; `nil` for one without an end.
  ///   - queue: Where the rows are.
  func hold(
    _ rows: [EventRow], isHead: Bool, by processID: ProcessID, lease: Int64?, in queue: QueueKey
  ) throws(StoreError)
  /// Gives unclaimed rows to a claim that is there and ends when its renewal says.
  func hold(
    _ rows: [EventRow], by claim: ClaimRow, _ renewal: ReadClaim.Renewal, in queue: QueueKey
  ) throws(StoreError)
  /// Lets rows leave their queue, for the history or for good if there is none; `isHead` as above.
  func part(
    with rows: [EventRow], isHead: Bool, as departure: PastEvent.Departure,
    _ processID: ProcessID, in queue: QueueKey
  ) throws(StoreError)

  /// Removes unclaimed rows for good, with whatever is left of them: what the rows say need not be
  /// where it should lead.
  func discard(_ rows: [EventRow], in queue: QueueKey) throws(StoreError)

  /// Writes what becomes of rows, and all that follows from it: figures, what claims hold, what
  /// keys lead to, planned retries.
  func apply(_ changes: RowChanges, in queue: QueueKey) throws(StoreError)

  /// Writes what an application set for its queues.
  func setQueueOverrides(
    _ overrides: QueueOverrides, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError)
  /// Writes what a portal set for the queues of its applications.
  func setQueueDefaults(_ overrides: QueueOverrides, of portal: PortalID) throws(StoreError)
}
