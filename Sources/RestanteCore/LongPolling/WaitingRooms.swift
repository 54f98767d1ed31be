import Synchronization

/// Lets clients wait until a queue has something for them.
///
/// The clients of one queue get what arrives in the order in which they came. How many may wait is
/// bounded, and neither a portal nor a credential can take all places. Nothing is decided here
/// about events: a client that is told to look tries to claim, and waits on if it got nothing.
public final class WaitingRooms: Sendable {
  /// How a wait ended.
  public enum Outcome<Value: Sendable>: Sendable {
    /// An attempt got this.
    case got(Value)
    /// No attempt got anything while there was time, or the task was cancelled, or the server
    /// stops.
    case nothing
    /// As many wait as may; nothing was attempted.
    case full
  }

  private struct Entry {
    let room: WaitingRoom
    let driver: Task<Void, Never>
    var clients = 0
  }

  private struct State {
    var entries: [QueueKey: Entry] = [:]
    var places: [Int: WaitingPlace] = [:]
    var shares: FairShare
    var lastNumber = 0
    var isClosed = false
  }

  private enum Entrance {
    case place(WaitingPlace)
    case closed
    case full
  }

  private let store: any Store
  private let clock: any Clock<Duration>
  private let timer: any WaitingTimer
  private let state: Mutex<State>

  /// Creates rooms in which nobody waits.
  ///
  /// - Parameters:
  ///   - store: Where the queues are.
  ///   - clock: Measures how long clients wait.
  ///   - capacity: How many clients may wait at the same time, of all queues together, shared by
  ///     portals and credentials (``FairShare``).
  public init(
    store: any Store, clock: any Clock<Duration> = ContinuousClock(), capacity: Int = 10_000
  ) {
    self.store = store
    self.clock = clock
    timer = Self.timer(clock)
    state = Mutex(State(shares: FairShare(capacity: capacity)))
  }

  private static func timer(_ clock: some Clock<Duration>) -> any WaitingTimer {
    SharedWaitingTimer(clock)
  }

  /// How many clients wait at this moment.
  public var count: Int { state.withLock { $0.places.count } }

  /// Whether somebody waits for events of a queue.
  public func isWaited(for queue: QueueKey) -> Bool {
    state.withLock { $0.entries[queue] != nil }
  }

  /// Waits until an attempt gets something or the time is up. The first attempt comes as soon as
  /// those who wait for the same have had theirs.
  ///
  /// - Parameters:
  ///   - queue: The queue.
  ///   - interest: What is waited for.
  ///   - holder: Who waits.
  ///   - limit: The longest wait.
  ///   - hangUp: Ends the wait when the client is gone; `nil` for one that cannot leave.
  ///   - attempt: Tries to get something; `nil` when there is nothing. What it throws ends the
  ///     wait.
  public func wait<Value: Sendable, Failure: Error>(
    for interest: WaitingInterest, in queue: QueueKey, as holder: PlaceHolder,
    atMost limit: Duration, unless hangUp: HangUp? = nil,
    _ attempt: () async throws(Failure) -> Value?
  ) async throws(Failure) -> Outcome<Value> {
    switch enter(queue, interest, holder, limit) {
    case .full: return .full
    case .closed: return .nothing
    case .place(let place):
      let number = hangUp?.whenGone { place.end() }
      defer {
        if let number { hangUp?.forget(number) }
        leave(place, queue, holder)
        timer.forgetWait(of: limit)
      }
      return try await takeTurns(at: place, attempt)
    }
  }

  private func takeTurns<Value: Sendable, Failure: Error>(
    at place: WaitingPlace, _ attempt: () async throws(Failure) -> Value?
  ) async throws(Failure) -> Outcome<Value> {
    while await place.turn() {
      if let value = try await attempt() { return .got(value) }
      place.report(.foundNothing)
    }
    return .nothing
  }

  private func enter(
    _ queue: QueueKey, _ interest: WaitingInterest, _ holder: PlaceHolder, _ limit: Duration
  ) -> Entrance {
    state.withLock { state in
      if state.isClosed { return .closed }
      guard state.shares.take(for: holder) else { return .full }
      state.lastNumber += 1
      let place = WaitingPlace(interest: interest, number: state.lastNumber)
      state.places[place.number] = place
      var entry = state.entries[queue] ?? open(queue)
      entry.clients += 1
      state.entries[queue] = entry
      entry.room.add(place)
      timer.end(place, after: limit)
      return .place(place)
    }
  }

  private func open(_ queue: QueueKey) -> Entry {
    let room = WaitingRoom(queue: queue, store: store, clock: clock)
    return Entry(room: room, driver: Task { await room.run() })
  }

  private func leave(_ place: WaitingPlace, _ queue: QueueKey, _ holder: PlaceHolder) {
    place.leave()
    state.withLock { state in
      if state.places.removeValue(forKey: place.number) != nil { state.shares.leave(holder) }
      guard var entry = state.entries[queue] else { return }
      entry.clients -= 1
      state.entries[queue] = entry.clients > 0 ? entry : nil
      if entry.clients == 0 { entry.driver.cancel() }
    }
  }

  /// Sends everybody away, also those to come. They have got nothing.
  public func close() {
    let places = state.withLock { state in
      state.isClosed = true
      return Array(state.places.values)
    }
    for place in places { place.end() }
  }
}
