import Synchronization

/// One client's place in a waiting room: the client asks for its turn, the room gives turns.
final class WaitingPlace: Sendable {
  /// What became of a turn. A client that got something leaves.
  enum Report: Sendable { case foundNothing, left }

  private struct State {
    var asking: CheckedContinuation<Bool, Never>?
    var giving: CheckedContinuation<Report, Never>?
    var isGranted = false
    var isOver = false
  }

  let interest: WaitingInterest
  /// Who came first has the lower number.
  let number: Int
  private let state = Mutex(State())

  init(interest: WaitingInterest, number: Int) {
    self.interest = interest
    self.number = number
  }

  /// Whether nobody waits here any more.
  var isOver: Bool { state.withLock { $0.isOver } }

  // MARK: The client's side

  /// Waits until it is this client's turn; `false` when there will be none: the place was ended or
  /// the task cancelled. After a turn comes ``report(_:)``.
  func turn() async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Bool? = state.withLock { state in
          if state.isOver { return false }
          if state.isGranted {
            state.isGranted = false
            return true
          }
          state.asking = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      end()
    }
  }

  /// Tells what became of the turn.
  func report(_ report: Report) {
    let giver = state.withLock { state in
      defer { state.giving = nil }
      return state.giving
    }
    giver?.resume(returning: report)
  }

  // MARK: The room's side

  /// Gives the client its turn and waits for its report.
  func giveTurn() async -> Report {
    await withCheckedContinuation { continuation in
      enum Next { case left, wait, resume(CheckedContinuation<Bool, Never>) }
      let next: Next = state.withLock { state in
        if state.isOver { return .left }
        state.giving = continuation
        guard let asking = state.asking else {
          state.isGranted = true
          return .wait
        }
        state.asking = nil
        return .resume(asking)
      }
      switch next {
      case .left: continuation.resume(returning: .left)
      case .wait: break
      case .resume(let asking): asking.resume(returning: true)
      }
    }
  }

  /// Ends the waiting: a client that asks for its turn is told that there is none. One that has its
  /// turn finishes it.
  func end() {
    let (asking, giver) = state.withLock { state in
      state.isOver = true
      defer { state.asking = nil }
      // A turn that was given but not taken will not be taken.
      let isUntaken = state.isGranted
      state.isGranted = false
      let giver = isUntaken ? state.giving : nil
      if isUntaken { state.giving = nil }
      return (state.asking, giver)
    }
    asking?.resume(returning: false)
    giver?.resume(returning: .left)
  }

  /// Ends the waiting, and the turn if there is one.
  func leave() {
    end()
    report(.left)
  }
}
