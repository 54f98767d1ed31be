import Synchronization

/// Where somebody can have a store observed. Each store has one; as long as nobody observes it, it
/// costs no more than a look.
public final class StoreMeter: Sendable {
  private final class Place: Sendable {
    let observer: any StoreObserver
    init(_ observer: any StoreObserver) { self.observer = observer }
  }

  private let place = AtomicLazyReference<Place>()

  /// Creates a meter that nobody observes.
  public init() {}

  /// Has the store observed for as long as it lives. Only the first observer counts.
  public func observe(by observer: any StoreObserver) { _ = place.storeIfNil(Place(observer)) }

  /// Who observes the store.
  public var observer: (any StoreObserver)? { place.load()?.observer }

  /// Runs an operation and tells the observer how long that took.
  public func measuring<Value, Failure: Error>(
    _ operation: Any.Type, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard let observer else { return try await body() }
    let start = ContinuousClock.now
    defer { observer.performed(operation, in: ContinuousClock.now - start) }
    return try await body()
  }
}

/// How busy a store is at a moment.
public struct StoreLoad: Sendable, Hashable {
  /// A writer and how many operations wait for it.
  public struct Writer: Sendable, Hashable {
    /// The writer's name, the same for as long as the store is open.
    public var name: String
    /// How many operations wait.
    public var waiting: Int

    /// Describes a writer.
    public init(name: String, waiting: Int) {
      self.name = name
      self.waiting = waiting
    }
  }

  /// The writers.
  public var writers: [Writer]
  /// How many connections for reading there are.
  public var readers: Int
  /// How many reads are under way.
  public var busyReaders: Int
  /// How many reads wait for a connection.
  public var waitingReads: Int

  /// Describes a load; by default of a store that has neither writers nor readers.
  public init(
    writers: [Writer] = [], readers: Int = 0, busyReaders: Int = 0, waitingReads: Int = 0
  ) {
    self.writers = writers
    self.readers = readers
    self.busyReaders = busyReaders
    self.waitingReads = waitingReads
  }
}
