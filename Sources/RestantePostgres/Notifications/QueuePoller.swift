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
    let commands = Dictionary(grouping: queues.indices) { queues[$0].portal }
      .map { portal, places in figures(of: places, in: queues, on: portal) }
    return try await readers.rows(of: commands) { (answers) throws(StoreError) in
      let none = Figures(pending: 0, claimed: 0, failed: 0)
      var figures = Array(repeating: none, count: queues.count)
      for rows in answers {
        for row in 0..<rows.count {
          figures[Int(rows.integer(row, 0))] = Figures(
            pending: rows.integer(row, 1), claimed: rows.integer(row, 2),
            failed: rows.integer(row, 3))
        }
      }
      return figures
    }
  }

  /// The statement for the queues of one portal: each portal is on a node of its own.
  private static func figures(
    of places: [Int], in queues: [QueueKey], on portal: PortalID
  ) -> Command {
    Command(
      """
      SELECT k.place, f.*
      FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS k (app, connector, place)
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(f.pending), 0)::bigint, coalesce(sum(f.claimed), 0)::bigint,
          coalesce(sum(f.failed), 0)::bigint
        FROM queue_figures f
        WHERE f.portal = $1 AND f.app = k.app AND f.connector = k.connector) AS f
      """,
      [
        .int(portal.rawValue), .ints(places.map { queues[$0].application.rawValue }),
        .texts(places.map { queues[$0].connector }), .ints(places.map(Int64.init)),
      ])
  }

  /// Ends all watches and looks no more.
  func close() async {
    activityFeed.close()
    task.cancel()
    await task.value
    await listener?.close()
  }
}
