import RestanteCore

/// A connection for writing, on a thread of its own.
actor WriteConnection {
  private nonisolated let thread: DedicatedThread
  private let committer: BatchCommitter

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(
    settings: ConnectionSettings, clock: DatabaseClock, counters: QueueCounters,
    poller: QueuePoller, journeys: JourneyCounter, meter: StoreMeter, blockSize: Int,
    name: String
  ) {
    thread = DedicatedThread(name: name)
    committer = BatchCommitter(
      session: Session(settings: settings, journeys: journeys),
      numbers: EventNumbers(blockSize: blockSize),
      clock: clock, counters: counters, poller: poller, meter: meter)
  }

  /// Commits batches until there is none left.
  func drain(_ next: @Sendable () -> [WriteJob]?) {
    while let batch = next() { committer.commit(batch) }
  }

  func close() {
    committer.close()
  }
}
