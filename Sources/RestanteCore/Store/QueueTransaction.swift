/// The changes that can be made to queues inside a transaction.
///
/// Each of these is one operation of its own as well; they stand here so that larger operations
/// can be composed of them. A store that keeps rows (``QueueRows``) implements the first three; the
/// others follow from its rows by rules that every such store shares.
public protocol QueueTransaction {
  /// Writes publications to every queue that wants them.
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt
  /// Removes claimed events for good; returns how many.
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int
  /// Removes claimed events whose last occurrence is too old; returns how many.
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int

  /// Claims or takes unclaimed events.
  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply
  /// Reads what a claim still holds, and removes it if asked to.
  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply
  /// Marks claimed events as failed; returns how many became failed.
  func fail(_ operation: FailEvents) throws(StoreError) -> Int
  /// Gives events back before their lease is over; returns how many.
  func release(_ operation: ReleaseEvents) throws(StoreError) -> Int
  /// Puts taken events back as they were; returns how many.
  func undo(_ operation: UndoTake) throws(StoreError) -> Int
  /// Makes dead letters pending again; returns how many.
  func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int
  /// Removes dead letters for good; returns how many.
  func drop(_ operation: DropEvents) throws(StoreError) -> Int
  /// Removes events that somebody looked at.
  func purge(_ operation: PurgeEvents) throws(StoreError) -> PurgeOutcome
  /// Makes dead letters pending whose time for a retry has come; returns how many.
  func retry(_ operation: RetryDeadLetters) throws(StoreError) -> Int
  /// Brings past events back into their queue.
  func restore(_ operation: RestoreEvents) throws(StoreError) -> RestoreOutcome
  /// Forgets past events whose time is over; returns how many.
  func pruneHistory(_ operation: PruneHistory) throws(StoreError) -> Int
  /// Changes what an application set for its queues; returns what counts then.
  func configureQueues(_ operation: ConfigureQueues) throws(StoreError) -> EffectiveQueueSettings
  /// Changes what a portal set for the queues of its applications; returns all of it.
  func configurePortalQueues(
    _ operation: ConfigurePortalQueues
  ) throws(StoreError) -> QueueOverrides
}
