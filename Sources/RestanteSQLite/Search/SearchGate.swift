import RestanteCore
import Synchronization

/// Lets few searches run at the same time, so that other readers find a free connection, and
/// portals take turns, so that one that searches much holds up none but itself.
final class SearchGate: Sendable {
  private struct State {
    var free: Int
    var line = FairLine<CheckedContinuation<Void, Never>>()
  }

  private let state: Mutex<State>

  /// - Parameter places: How many searches may run at the same time.
  init(places: Int) {
    self.state = Mutex(State(free: places))
  }

  /// Runs a search when it is the portal's turn.
  func search<Value>(
    for portal: PortalID, _ body: () async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    await enter(portal)
    defer { leave() }
    return try await body()
  }

  private func enter(_ portal: PortalID) async {
    await withCheckedContinuation { continuation in
      let mayEnter = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.line.append(continuation, of: portal)
        return false
      }
      if mayEnter { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state in
      let next = state.line.popFirst()
      if next == nil { state.free += 1 }
      return next
    }
    next?.resume()
  }
}
