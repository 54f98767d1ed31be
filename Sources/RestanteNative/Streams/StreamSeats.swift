import RestanteCore
import Synchronization

/// The clients that listen to streams of hints: no more than there are seats, of which neither a
/// portal nor a key can take all, and none once the server stops.
public final class StreamSeats: Sendable {
  private struct State {
    var watches: [Int: QueueWatch] = [:]
    var seats: FairShare
    var lastID = 0
    var isClosed = false
  }

  private let state: Mutex<State>

  /// Creates seats that are all free.
  ///
  /// - Parameter capacity: How many clients may listen.
  public init(capacity: Int) {
    state = Mutex(State(seats: FairShare(capacity: capacity)))
  }

  /// A seat for a client that watches a queue; `nil` when there is none.
  func take(_ watch: QueueWatch, for holder: PlaceHolder) -> StreamSeat? {
    let id: Int? = state.withLock { state in
      guard !state.isClosed, state.seats.take(for: holder) else { return nil }
      state.lastID += 1
      state.watches[state.lastID] = watch
      return state.lastID
    }
    return id.map { StreamSeat(id: $0, holder: holder, seats: self) }
  }

  fileprivate func leave(_ seat: Int, of holder: PlaceHolder) {
    state.withLock { state in
      if state.watches.removeValue(forKey: seat) != nil { state.seats.leave(holder) }
    }
  }

  /// How many clients listen.
  public var count: Int { state.withLock { $0.watches.count } }

  /// Whether the server stops.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Asks everybody to leave.
  public func close() {
    let watches = state.withLock { state in
      state.isClosed = true
      return Array(state.watches.values)
    }
    for watch in watches { watch.wake() }
  }
}

/// One client's seat, free again when nobody holds it any more.
final class StreamSeat: Sendable {
  private let id: Int
  private let holder: PlaceHolder
  private let seats: StreamSeats

  init(id: Int, holder: PlaceHolder, seats: StreamSeats) {
    self.id = id
    self.holder = holder
    self.seats = seats
  }

  deinit { seats.leave(id, of: holder) }
}
