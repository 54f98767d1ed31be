/// What a database says of itself to somebody who only looks: no server need use it, and nothing in
/// it is changed.
public struct StoreInspection: Sendable {
  /// How many queues and handlers are looked at.
  public static let limit = 1_000

  /// A handler, and the portal that it belongs to.
  public struct Handler: Sendable, Hashable {
    /// The domain of the portal.
    public var domain: String
    /// The handler with its figures.
    public var figures: HandlerFigures

    /// Describes a handler.
    public init(domain: String, figures: HandlerFigures) {
      self.domain = domain
      self.figures = figures
    }
  }

  /// What the tables hold.
  public struct Contents: Sendable {
    /// Which server keys the database belongs to; `nil` before the first.
    public var serverKeys: KnownServerKeys?
    /// The deepest queues, and sums.
    public var overview: StoreOverview
    /// Handlers with their figures.
    public var handlers: [Handler]

    /// Describes what tables hold; by default nothing.
    public init(
      serverKeys: KnownServerKeys? = nil, overview: StoreOverview = StoreOverview(),
      handlers: [Handler] = []
    ) {
      self.serverKeys = serverKeys
      self.overview = overview
      self.handlers = handlers
    }
  }

  /// The tables; `nil` where there are none or the schema is an older one, which the next start
  /// brings up to date.
  public var contents: Contents?
  /// Whether there are no tables yet, which the first start makes.
  public var isEmpty = false
  /// The database server and its version, such as `PostgreSQL 17.2`; `nil` for an embedded one.
  public var server: String?
  /// What is damaged, a sentence for each finding.
  public var damage: [String]
  /// Whether the tables were looked at for damage.
  public var wasChecked: Bool
  /// The time of the database: its clock's, or of the newest thing in it where it has no clock.
  public var time: Timestamp?
  /// Whether ``time`` is that of a clock.
  public var hasClock: Bool

  /// Describes a database.
  public init(
    contents: Contents?, damage: [String] = [], wasChecked: Bool, time: Timestamp?, hasClock: Bool
  ) {
    self.contents = contents
    self.damage = damage
    self.wasChecked = wasChecked
    self.time = time
    self.hasClock = hasClock
  }
}

extension StoreInspection.Contents {
  /// Reads them from a snapshot.
  public init(of snapshot: some StoreSnapshot) throws(StoreError) {
    self.init(
      serverKeys: try snapshot.serverKeys(),
      overview: try snapshot.overview(queues: StoreInspection.limit))
    for portal in try snapshot.portals() where handlers.count < StoreInspection.limit {
      let figures = try snapshot.handlers(
        on: portal.id, of: nil, after: nil, limit: StoreInspection.limit - handlers.count)
      handlers += figures.map { StoreInspection.Handler(domain: portal.domain, figures: $0) }
    }
  }
}
