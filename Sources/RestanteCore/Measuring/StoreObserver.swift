/// Hears how a store works, for metrics and logs.
///
/// It is called on the threads that do the work, between one transaction and the next: whoever
/// takes long here holds everybody up.
public protocol StoreObserver: Sendable {
  /// A write transaction was committed.
  ///
  /// - Parameters:
  ///   - operations: How many operations shared it.
  ///   - waited: For how long the first of them waited for its turn.
  ///   - time: How long it took, from its begin to the end of its commit.
  func committed(operations: Int, waited: Duration, in time: Duration)
  /// A committed transaction moved events of a queue.
  func moved(_ activity: QueueActivity, in queue: QueueKey)
  /// An operation ended, whether or not it succeeded.
  ///
  /// - Parameters:
  ///   - operation: Its type.
  ///   - time: How long its caller waited for the result.
  func performed(_ operation: Any.Type, in time: Duration)
}
