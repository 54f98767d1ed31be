/// What must be true of every transaction before it is committed: nothing enters or leaves queues
/// but what is counted, and no queue holds less than nothing.
public enum QueueBalance {
  /// By how many events queues must hold more than before when this was counted. What the removal
  /// of an application or portal takes away is not among it: its queues are gone.
  static func expected(_ counts: QueueCounts) -> Int64 {
    counts.sum { count in
      switch count {
      case .published, .restored: 1
      case .taken, .acknowledged, .merged, .dropped, .replaced, .purged, .purgedByOperator: -1
      case .refreshed, .revived, .refused, .claimed, .failed, .expired, .released, .exhausted,
        .pushedOut, .redriven, .retried, .removed, .forgotten:
        0
      }
    }
  }

  /// Makes sure that what a transaction did to its queues is what it counted.
  ///
  /// - Parameters:
  ///   - counts: What it counted.
  ///   - change: By how many events all its queues hold more than before.
  /// - Throws: ``StoreError``: `corrupt`, with the numbers.
  public static func check(_ counts: QueueCounts, change: Int64) throws(StoreError) {
    let expected = expected(counts)
    guard expected == change else {
      let counted = QueueCount.allCases.filter { counts[$0] != 0 }
        .map { "\($0.rawValue) \(counts[$0])" }.joined(separator: ", ")
      throw StoreError(
        .corrupt,
        "queues would hold \(change) events more than before where \(expected) were counted "
          + "(\(counted))")
    }
  }

  /// Makes sure that a queue holds no less than nothing.
  ///
  /// - Throws: ``StoreError``: `corrupt`, with the numbers.
  public static func check(
    _ queue: QueueKey, pending: Int64, claimed: Int64, failed: Int64
  ) throws(StoreError) {
    guard pending >= 0, claimed >= 0, failed >= 0 else {
      throw StoreError(
        .corrupt,
        """
        the queue of application \(queue.application.rawValue) on portal \
        \(queue.portal.rawValue), connector "\(queue.connector)", would hold \(pending) pending, \
        \(claimed) claimed and \(failed) failed events
        """)
    }
  }
}
