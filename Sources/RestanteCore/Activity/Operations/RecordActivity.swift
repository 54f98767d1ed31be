/// Adds what happened on a portal lately to its samples, and removes those that are too old.
/// Several nodes that share a store add up.
public struct RecordActivity: StoreOperation {
  /// The portal; ``PortalID/server`` for all portals together.
  public var portal: PortalID
  /// What happened since it was last recorded.
  public var counts: ActivityCounts
  /// How many events there are.
  public var depth: QueueDepth

  /// Describes the operation.
  public init(portal: PortalID, counts: ActivityCounts, depth: QueueDepth) {
    self.portal = portal
    self.counts = counts
    self.depth = depth
  }

  /// The portal.
  public var scope: OperationScope { portal == .server ? .store : .portal(portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    let now = transaction.now
    for span in SampleSpan.allCases {
      try transaction.add(
        ActivitySample(start: span.start(of: now), counts: counts, depth: depth), over: span,
        on: portal)
      try transaction.removeSamples(over: span, on: portal, before: span.oldest(at: now))
    }
  }
}
