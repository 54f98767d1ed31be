import RestanteCore
import RestanteMetrics
import RestanteNative

/// Where values come from that are only read when somebody asks for metrics.
struct MetricSources: Sendable {
  let connections: ConnectionGate
  let bodies: BodyBudget
  let waiting: WaitingRooms
  let streams: StreamSlots
  let refusals: RefusalLog
  let store: any Store
  let figures: StoreFigures
  /// Counts events by queue.
  let queueEvents: QueueEventCounts
  /// What became of backups.
  let backups: BackupRecord
  /// What kind of store it is.
  let storeName: String
  /// When the server started.
  let start: Timestamp

  /// The values of this moment.
  func samples() async -> MetricSamples {
    var samples = MetricSamples()
    if let reading = await figures.current() { add(reading, to: &samples) }
    addRequests(to: &samples)
    addStore(to: &samples)
    addBackups(to: &samples)
    addProcess(to: &samples)
    return samples
  }

  private func addRequests(to samples: inout MetricSamples) {
    samples.add(ServerMetrics.connections, [], connections.count)
    samples.add(ServerMetrics.refusedConnections, [], connections.refusedCount)
    samples.add(ServerMetrics.bodyMemory, [], bodies.bytesInUse)
    samples.add(ServerMetrics.waiting, [], waiting.count)
    samples.add(ServerMetrics.streams, [], streams.count)
    for kind in Refusal.Kind.allCases {
      samples.add(ServerMetrics.refusals, [kind.rawValue], refusals.count(of: kind))
    }
  }

  private func addStore(to samples: inout MetricSamples) {
    let counts = store.queueCounts
    for count in QueueCount.allCases {
      samples.add(ServerMetrics.events, [count.rawValue], counts[count])
    }
    let failures = store.failures.counts
    // Full queues and calls after the end are no failures.
    for code in StoreError.Code.all where code != .queueFull && code != .closed {
      samples.add(ServerMetrics.failures, ["\(code)"], failures[code] ?? 0)
    }
    samples.add(ServerMetrics.damaged, [], store.failures.damage == nil ? 0 : 1)
    let load = store.load
    for writer in load.writers {
      samples.add(ServerMetrics.writerQueue, [writer.name], writer.waiting)
    }
    samples.add(ServerMetrics.readers, [], load.readers)
    samples.add(ServerMetrics.busyReaders, [], load.busyReaders)
    samples.add(ServerMetrics.waitingReads, [], load.waitingReads)
  }

  private func addBackups(to samples: inout MetricSamples) {
    guard let state = backups.current else { return }
    if let newest = state.newest {
      let age = max(0, store.time.now().seconds - newest.seconds)
      samples.add(ServerMetrics.backupAge, [], age)
    }
    samples.add(ServerMetrics.backupFailures, [], state.failures)
    samples.add(ServerMetrics.backupFailing, [], state.isFailing ? 1 : 0)
  }

  private func addProcess(to samples: inout MetricSamples) {
    samples.add(ServerMetrics.build, [ServerVersion.text, storeName], 1)
    samples.add(ServerMetrics.startTime, [], Double(start.milliseconds) / 1_000)
    let process = ProcessFigures.current()
    samples.add(ServerMetrics.cpu, [], process.cpu)
    if let memory = process.memory { samples.add(ServerMetrics.memory, [], memory) }
    if let open = process.descriptors { samples.add(ServerMetrics.descriptors, [], open) }
    if let most = process.maxDescriptors { samples.add(ServerMetrics.maxDescriptors, [], most) }
  }
}

// What was read from the store.
extension MetricSources {
  private static let others = [ServerMetrics.others, ServerMetrics.others, ServerMetrics.others]

  private func add(_ reading: StoreFigures.Reading, to samples: inout MetricSamples) {
    let overview = reading.overview
    samples.add(ServerMetrics.queues, [], overview.queueCount)
    for queue in overview.queues {
      let figures = queue.figures
      let labels = [queue.domain, figures.clientID, figures.connector]
      samples.add(ServerMetrics.pending, labels, figures.pending)
      samples.add(ServerMetrics.claimed, labels, figures.claimed)
      samples.add(ServerMetrics.failed, labels, figures.failed)
      let age = figures.oldestPendingAt.map { max(0, reading.time.seconds - $0) } ?? 0
      samples.add(ServerMetrics.oldestAge, labels, age)
    }
    if overview.queueCount > overview.queues.count {
      samples.add(ServerMetrics.pending, Self.others, overview.others.pending)
      samples.add(ServerMetrics.claimed, Self.others, overview.others.claimed)
      samples.add(ServerMetrics.failed, Self.others, overview.others.failed)
    }
    addQueueEvents(reading.names, to: &samples)
    for phase in DeliveryTotals.phases {
      samples.add(ServerMetrics.deliveries, [phase.rawValue], overview.deliveries[phase] ?? 0)
    }
    samples.add(ServerMetrics.suspended, [], overview.suspendedHandlers)
    samples.add(ServerMetrics.gathering, [], Double(reading.cost.nanoseconds) / 1_000_000_000)
  }

  private func addQueueEvents(
    _ names: [QueueKey: StoreFigures.Name], to samples: inout MetricSamples
  ) {
    let (queues, others) = queueEvents.current
    for (queue, counts) in queues {
      // Who got a place since the names were read has one the next time.
      guard let name = names[queue] else { continue }
      add(counts, [name.domain, name.clientID, queue.connector], to: &samples)
    }
    add(others, Self.others, to: &samples)
  }

  private func add(
    _ counts: QueueEventCounts.Counts, _ labels: [String], to samples: inout MetricSamples
  ) {
    samples.add(ServerMetrics.queueEvents, labels + ["arrived"], counts.arrived)
    samples.add(ServerMetrics.queueEvents, labels + ["claimed"], counts.claimed)
    samples.add(ServerMetrics.queueEvents, labels + ["failed"], counts.failed)
    samples.add(ServerMetrics.queueEvents, labels + ["left"], counts.left)
  }
}
