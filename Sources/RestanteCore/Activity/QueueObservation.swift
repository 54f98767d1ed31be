import Synchronization

/// One watch of a queue. It ends when it is released.
public final class QueueObservation: Sendable {
  private let state: QueueObservationState
  private let cancel: @Sendable () -> Void

  init(state: QueueObservationState, cancel: @escaping @Sendable () -> Void) {
    self.state = state
    self.cancel = cancel
  }

  deinit { cancel() }

  /// Waits for the next activity; all that came since the last call is one. `nil` when the store
  /// closed or the task was cancelled. One task at a time may wait.
  public func next() async -> QueueActivity? {
    let call = state.beginCall()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { state.wait($0, in: call) }
    } onCancel: {
      state.cancel(call)
    }
  }

  /// Lets ``next()`` answer with an activity, by default one that only asks to look.
  public func wake(_ activity: QueueActivity = QueueActivity()) { state.post(activity) }
}

/// What a watch has heard and who waits for it.
final class QueueObservationState: Sendable {
  private struct Contents {
    var heard: QueueActivity?
    var waiter: CheckedContinuation<QueueActivity?, Never>?
    var calls = 0
    var lastCancelled = 0
    var isOver = false
  }

  private let contents = Mutex(Contents())

  /// Numbers the calls, so that cancelling one that is over does not reach the next.
  func beginCall() -> Int {
    contents.withLock { contents in
      contents.calls += 1
      return contents.calls
    }
  }

  func wait(_ waiter: CheckedContinuation<QueueActivity?, Never>, in call: Int) {
    enum Next { case wait, answer(QueueActivity?) }
    let next: Next = contents.withLock { contents in
      if contents.isOver || contents.lastCancelled >= call { return .answer(nil) }
      guard let heard = contents.heard else {
        contents.waiter = waiter
        return .wait
      }
      contents.heard = nil
      return .answer(heard)
    }
    if case .answer(let activity) = next { waiter.resume(returning: activity) }
  }

  func post(_ activity: QueueActivity) {
    let waiter = contents.withLock { contents in
      defer { contents.waiter = nil }
      if contents.waiter == nil {
        var heard = contents.heard ?? .nothing
        heard.add(activity)
        contents.heard = heard
      }
      return contents.waiter
    }
    waiter?.resume(returning: activity)
  }

  func cancel(_ call: Int) {
    let waiter = contents.withLock { contents -> CheckedContinuation<QueueActivity?, Never>? in
      contents.lastCancelled = max(contents.lastCancelled, call)
      guard contents.calls == call else { return nil }
      defer { contents.waiter = nil }
      return contents.waiter
    }
    waiter?.resume(returning: nil)
  }

  func end() {
    let waiter = contents.withLock { contents in
      defer { contents.waiter = nil }
      contents.isOver = true
      return contents.waiter
    }
    waiter?.resume(returning: nil)
  }
}
