import CoreMetrics
import Logging
import RestanteCore
import RestanteMetrics

/// Records how the store works.
final class StoreRecorder: StoreObserver {
  /// Counts what happens to the events of each queue.
  let queues: QueueEventCounts
  /// Counts what happens on each portal, for samples.
  let portals = PortalActivity()
  private let commits: CoreMetrics.Timer
  private let batches: Recorder
  private let writerWait: CoreMetrics.Timer
  private let operations: CoreMetrics.Timer
  private let logger: Logger
  private let slow: SlowThreshold
  private let budget = LineBudget()

  /// - Parameters:
  ///   - registry: Where everything is recorded.
  ///   - queues: Counts what happens to the events of each queue.
  ///   - slow: From when on an operation gets a line in the log.
  ///   - logger: The log.
  init(registry: MetricRegistry, queues: QueueEventCounts, slow: SlowThreshold, logger: Logger) {
    commits = registry.timer(ServerMetrics.commits)
    batches = registry.recorder(ServerMetrics.batches)
    writerWait = registry.timer(ServerMetrics.writerWait)
    operations = registry.timer(ServerMetrics.operations)
    self.queues = queues
    self.slow = slow
    self.logger = logger
  }

  func committed(operations: Int, waited: Duration, in time: Duration) {
    commits.recordNanoseconds(time.nanoseconds)
    batches.record(Int64(operations))
    writerWait.recordNanoseconds(waited.nanoseconds)
  }

  func moved(_ activity: QueueActivity, in queue: QueueKey) {
    queues.add(activity, to: queue)
    portals.add(activity, on: queue.portal)
  }

  func performed(_ operation: Any.Type, in time: Duration) {
    operations.recordNanoseconds(time.nanoseconds)
    guard slow.isReached(by: time.nanoseconds), let suppressed = budget.take() else { return }
    var metadata: Logger.Metadata = [
      "operation": "\(operation)",
      "duration_ms": "\(LogDuration.milliseconds(time.nanoseconds))",
    ]
    if suppressed > 0 { metadata["suppressed"] = "\(suppressed)" }
    logger.info("slow operation", metadata: metadata)
  }
}
