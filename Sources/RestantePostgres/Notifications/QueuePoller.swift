import RestanteCore

/// Lets those who watch queues look again every few seconds, because other nodes change them too.
///
/// This finds what ``NotificationListener`` did not learn of. A queue is named only when its
/// figures are not those of the look before, or when it holds what somebody may wait for. Nothing
/// is read while nobody watches.
final class QueuePoller: Sendable {
  /// What a queue holds as the database counts it.
  private struct Figures: Equatable {
    var pending: Int64
    var claimed: Int64
    var failed: Int64

    var mayBeWaitedFor: Bool { pending > 0 || failed > 0 }
  }

  /// How long to wait between looks.
  static let interval = Duration.seconds(5)
  private static let maxQueuesPerQuery = 500

  /// Who watches what.
  let activityFeed: QueueActivityFeed
  /// Where the store's writers post which portals may have something to deliver.
  let deliveryFeed = DeliveryFeed()
  /// The number by which other nodes know this one.
  let node: NodeNumber
  private let listener: NotificationListener?
  private let task: Task<Void, Never>

  /// - Parameter settings: Where to listen for what other nodes tell; `nil` leaves it at looking.
  init(readers: ReadPool, clock: any Clock<Duration>, listensOn settings: ConnectionSettings?) {
    let (interest, change) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let listener = settings.map { NotificationListener(settings: $0) }
    let activityFeed = QueueActivityFeed {
      change.yield()
      listener?.interestChanged()
    }
    listener?.tell(activityFeed)
    self.listener = listener
    self.node = listener?.node ?? NodeNumber()
    self.activityFeed = activityFeed
    task = Task {
      for await _ in interest {
        await Self.look(at: activityFeed, through: readers, by: clock) { listener?.beat() }
      }
    }
  }

  deinit {
    task.cancel()
    listener?.end()
  }

  /// Looks as long as somebody watches.
  private static func look(
    at activityFeed: QueueActivityFeed, through readers: ReadPool, by clock: any Clock<Duration>,
    beat: () -> Void
  ) async {
    var seen: [QueueKey: Figures] = [:]
    while true {
      let queues = activityFeed.observedQueues
      guard !queues.isEmpty else { return }
      seen = seen.filter { queues.contains($0.key) }
      guard (try? await clock.sleep(for: interval)) != nil else { return }
      beat()
      for chunk in chunks(of: Array(activityFeed.observedQueues)) {
        // Who cannot look now looks again at the next time.
        guard let figures = try? await read(chunk, through: readers) else { continue }
        for (queue, figures) in zip(chunk, figures) {
          if figures.mayBeWaitedFor || figures != seen[queue] {
            activityFeed.post(QueueActivity(), to: queue)
          }
          seen[queue] = figures
        }
      }
    }
  }

  private static func chunks(of queues: [QueueKey]) -> [[QueueKey]] {
    stride(from: 0, to: queues.count, by: maxQueuesPerQuery).map {
      Array(queues[$0..<min($0 + maxQueuesPerQuery, queues.count)])
    }
  }

  private static func read(
    _ queues: [QueueKey], through readers: ReadPool
  ) async throws(StoreError) -> [Figures] {
    try await readers.read { (snapshot, _) throws(StoreError) in
      let rows = try snapshot.sql(
        """
        SELECT coalesce(sum(f.pending), 0)::bigint, coalesce(sum(f.claimed), 0)::bigint,
          coalesce(sum(f.failed), 0)::bigint
        FROM unnest($1::bigint[], $2::bigint[], $3::text[]) WITH ORDINALITY
          AS k (portal, app, connector, place)
        LEFT JOIN queue_figures f
          ON f.portal = k.portal AND f.app = k.app AND f.connector = k.connector
        GROUP BY k.place ORDER BY k.place
        """, .ints(queues.map(\.portal.rawValue)), .ints(queues.map(\.application.rawValue)),
        .texts(queues.map(\.connector)))
      return (0..<rows.count).map { row in
        Figures(
          pending: rows.integer(row, 0), claimed: rows.integer(row, 1),
          failed: rows.integer(row, 2))
      }
    }
  }

  /// Ends all watches and looks no more.
  func close() async {
    activityFeed.close()
    task.cancel()
    await task.value
    await listener?.close()
  }
}
