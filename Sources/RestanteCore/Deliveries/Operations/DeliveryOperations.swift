// How the operations on handlers and deliveries run.

extension ClaimDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimedDeliveries {
    try transaction.claim(self)
  }
}

extension FinishDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many attempts changed something.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.finish(self)
  }
}

extension ReleaseDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many claims were given back.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.release(self)
  }
}

extension ResumeHandler: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns whether there is such a handler.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.resume(self)
  }
}

extension RedriveDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many were taken up.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.redrive(self)
  }
}

extension ParkDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many were parked.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.park(self)
  }
}

extension DropDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many were removed.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.drop(self)
  }
}

extension PruneDeliveries: StoreOperation {
  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns how many rows were removed.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.prune(self)
  }
}

extension AddOutgoingWebhook: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> OutgoingWebhook {
    try transaction.add(self)
  }
}

extension RemoveOutgoingWebhook: StoreOperation {
  /// Carries the operation out; returns whether it was there.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.remove(self)
  }
}

extension RotateWebhookSecret: StoreOperation {
  /// Carries the operation out; returns which secrets are good, `nil` for an unknown webhook.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> SecretGenerations? {
    try transaction.rotateSecret(self)
  }
}
