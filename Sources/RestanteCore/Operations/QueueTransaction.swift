/// The changes that can be made to queues inside a transaction.
///
/// Each of these is one operation of its own as well; they stand here so that larger operations
/// can be composed of them.
public protocol QueueTransaction {
  /// Writes publications to every queue that wants them.
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt
  /// Claims or takes unclaimed events.
  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply
  /// Reads what a claim still holds, and removes it if asked to.
  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply
  /// Removes claimed events for good; answers how many.
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int
  /// Marks claimed events as failed; answers how many became failed.
  func fail(_ operation: FailEvents) throws(StoreError) -> Int
  /// Gives events back before their lease is over; answers how many.
  func release(_ operation: ReleaseEvents) throws(StoreError) -> Int
  /// Makes dead letters pending again; answers how many.
  func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int
  /// Removes dead letters for good; answers how many.
  func drop(_ operation: DropEvents) throws(StoreError) -> Int
  /// Changes what an application decided about its queues; answers all of it.
  func configureQueues(_ operation: ConfigureQueues) throws(StoreError) -> QueueSettings
  /// Removes claimed events whose last occurrence is too old; answers how many.
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int
}
