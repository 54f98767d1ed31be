import Logging
import RestanteCore

/// The figures of queues and deliveries, read from the store now and then, however often somebody
/// asks for metrics.
///
/// Reading takes as long as there are queues, so it is done again no sooner than after
/// ``shortestAge``, and so rarely that it takes up at most a twentieth of one reader's time.
actor StoreFigures {
  /// What was read.
  struct Reading: Sendable {
    var overview = StoreOverview()
    /// The domain of the portal and the application of each queue whose events are counted.
    var names: [QueueKey: Name] = [:]
    /// How long reading took.
    var cost = Duration.zero
    /// The store's time when it was read.
    var time = Timestamp(milliseconds: 0)
  }

  /// How a queue is named in labels.
  struct Name: Sendable, Hashable {
    var domain: String
    var clientID: String
  }

  /// For how long figures are good.
  static let shortestAge = Duration.seconds(5)
  private static let restPerCost = 20

  private let store: any Store
  private let counts: QueueEventCounts
  private let places: Int
  private let clock: @Sendable () -> ContinuousClock.Instant
  private let logger: Logger
  private var reading: Reading?
  private var nextReading: ContinuousClock.Instant?
  private var underWay: Task<Void, Never>?

  /// - Parameters:
  ///   - store: The store.
  ///   - counts: Counts events by queue.
  ///   - places: How many queues are told apart.
  ///   - clock: Says how old figures are.
  ///   - logger: Hears why figures could not be read.
  init(
    store: any Store, counts: QueueEventCounts, places: Int, logger: Logger,
    clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.store = store
    self.counts = counts
    self.places = places
    self.logger = logger
    self.clock = clock
  }

  /// The latest figures; `nil` when the store did not give any.
  func current() async -> Reading? {
    if let nextReading, clock() < nextReading { return reading }
    // Everybody who asks meanwhile waits for the same.
    let task = underWay ?? Task { await read() }
    underWay = task
    await task.value
    underWay = nil
    return reading
  }

  private func read() async {
    let start = clock()
    do throws(StoreError) {
      var new = Reading(time: store.time.now())
      new.overview = try await store.overview(queues: places)
      counts.givePlaces()
      new.names = try await names(known: reading?.names ?? [:], new.overview)
      new.cost = clock() - start
      reading = new
    } catch {
      // Figures that are old would look like figures that stand still.
      reading = nil
      logger.debug("reading figures for metrics failed", metadata: ["error": "\(error)"])
    }
    let cost = clock() - start
    nextReading = clock() + max(Self.shortestAge, cost * Self.restPerCost)
  }

  /// The names of the queues whose events are counted one by one.
  private func names(
    known: [QueueKey: Name], _ overview: StoreOverview
  ) async throws(StoreError) -> [QueueKey: Name] {
    var names: [QueueKey: Name] = [:]
    for queue in overview.queues {
      names[queue.key] = Name(domain: queue.domain, clientID: queue.figures.clientID)
    }
    for queue in counts.current.queues.keys where names[queue] == nil {
      if let name = known[queue] {
        names[queue] = name
      } else if let name = try await name(of: queue) {
        names[queue] = name
      } else {
        counts.forget(queue)
      }
    }
    return names
  }

  private func name(of queue: QueueKey) async throws(StoreError) -> Name? {
    guard let portal = try await store.portals().first(where: { $0.id == queue.portal }),
      let figures = try await store.figures(of: queue)
    else { return nil }
    return Name(domain: portal.domain, clientID: figures.clientID)
  }
}
