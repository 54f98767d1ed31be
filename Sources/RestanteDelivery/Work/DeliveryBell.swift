import RestanteCore
import Synchronization

/// Tells a worker that portals may have something to deliver.
final class DeliveryBell: Sendable {
  private struct State {
    var portals: Set<PortalID> = []
    var isStopped = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Whether the worker is to stop.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Names a portal.
  func ring(_ portal: PortalID) {
    wake { $0.portals.insert(portal) }
  }

  /// Tells the worker to stop.
  func stop() {
    wake { $0.isStopped = true }
  }

  /// The portals that were named since the last call.
  func take() -> Set<PortalID> {
    state.withLock { state in
      defer { state.portals = [] }
      return state.portals
    }
  }

  /// Waits until a portal is named, the worker is to stop, or the time is over.
  func wait(atMost time: Duration, on clock: any Clock<Duration>) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await clock.sleep(for: time) }
      group.addTask { await self.wait() }
      await group.next()
      group.cancelAll()
    }
  }

  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.portals.isEmpty, !state.isStopped, !Task.isCancelled else { return true }
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      wake { _ in }
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }
}
