import RestanteCore
import Synchronization

/// The clients that listen to streams of hints: no more than there are slots, of which neither a
/// portal nor a key can take all, and none once the server stops.
public final class StreamSlots: Sendable {
  private struct State {
    var observations: [Int: QueueObservation] = [:]
    var slots: FairShare
    var lastID = 0
    var isClosed = false
  }

  private let state: Mutex<State>

  /// Creates slots that are all free.
  ///
  /// - Parameter capacity: How many clients may listen.
  public init(capacity: Int) {
    state = Mutex(State(slots: FairShare(capacity: capacity)))
  }

  /// A slot for a client that observations a queue; `nil` when there is none.
  func take(_ observation: QueueObservation, for holder: PlaceHolder) -> StreamSlot? {
    let id: Int? = state.withLock { state in
      guard !state.isClosed, state.slots.take(for: holder) else { return nil }
      state.lastID += 1
      state.observations[state.lastID] = observation
      return state.lastID
    }
    return id.map { StreamSlot(id: $0, holder: holder, slots: self) }
  }

  fileprivate func leave(_ slot: Int, of holder: PlaceHolder) {
    state.withLock { state in
      if state.observations.removeValue(forKey: slot) != nil { state.slots.leave(holder) }
    }
  }

  /// How many clients listen.
  public var count: Int { state.withLock { $0.observations.count } }

  /// Whether the server stops.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Asks everybody to leave.
  public func close() {
    let observations = state.withLock { state in
      state.isClosed = true
      return Array(state.observations.values)
    }
    for observation in observations { observation.wake() }
  }
}

/// One client's slot, free again when nobody holds it any more.
final class StreamSlot: Sendable {
  private let id: Int
  private let holder: PlaceHolder
  private let slots: StreamSlots

  init(id: Int, holder: PlaceHolder, slots: StreamSlots) {
    self.id = id
    self.holder = holder
    self.slots = slots
  }

  deinit { slots.leave(id, of: holder) }
}
