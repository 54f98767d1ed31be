// How the operations on queues run: each has a method of the transaction of its own, because a
// store shapes what it does, and the reference store has rules of its own.

extension PublishEvents: StoreOperation {
  /// The portal on which they happened.
  public var scope: OperationScope { .portal(portal) }
  /// Itself.
  public var publication: SolePublication<PublishReceipt>? { SolePublication(self) { $0 } }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
    try transaction.publish(self)
  }
}

extension ClaimEvents: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
    try transaction.claim(self)
  }
}

extension ReadClaim: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
    try transaction.readClaim(self)
  }
}

extension AcknowledgeEvents: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.acknowledge(self)
  }
}

extension FailEvents: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.fail(self)
  }
}

extension ReleaseEvents: QueueOperation {
  /// Carries the operation out; returns how many events were given back.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.release(self)
  }
}

extension UndoTake: QueueOperation {
  /// Carries the operation out; returns how many events are back.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    if let attempt { try transaction.forgetRecord(of: attempt) }
    return try transaction.undo(self)
  }
}

extension RedriveEvents: QueueOperation {
  /// Carries the operation out; returns how many became pending.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.redrive(self)
  }
}

extension DropEvents: QueueOperation {
  /// Carries the operation out; returns how many were removed.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.drop(self)
  }
}

extension PurgeEvents: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> PurgeOutcome {
    try transaction.purge(self)
  }
}

extension RestoreEvents: QueueOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> RestoreOutcome {
    try transaction.restore(self)
  }
}

extension RetryDeadLetters: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many became pending.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.retry(self)
  }
}

extension PurgeStaleClaims: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.purgeStaleClaims(self)
  }
}

extension PruneHistory: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many were forgotten.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.pruneHistory(self)
  }
}

extension ConfigureQueues: StoreOperation {
  /// Carries the operation out; returns what the application decided and what counts then.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> EffectiveQueueSettings {
    try transaction.configureQueues(self)
  }
}

extension ConfigurePortalQueues: StoreOperation {
  /// Carries the operation out; returns all that the portal decided then.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> QueueOverrides {
    try transaction.configurePortalQueues(self)
  }
}
