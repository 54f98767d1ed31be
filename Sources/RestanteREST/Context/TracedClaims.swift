import RestanteCore
import Synchronization

/// The traces of the events that recent claims returned, so that spans of acknowledgements and
/// failures are linked to the publications, too.
///
/// It knows claims of this server alone and forgets the oldest: a span without links is no harm.
final class TracedClaims: Sendable {
  /// The minimum number of claims that are remembered, and half the maximum.
  private static let remembered = 2_048

  private struct State {
    var recent: [ProcessID: [TraceParent]] = [:]
    var older: [ProcessID: [TraceParent]] = [:]
  }

  private let state = Mutex(State())

  /// Remembers the traces of a claim that has any.
  func note(_ processID: ProcessID, _ traces: [TraceParent]) {
    guard !traces.isEmpty else { return }
    state.withLock { state in
      if state.recent.count >= Self.remembered {
        state.older = state.recent
        state.recent = [:]
      }
      state.recent[processID] = traces
    }
  }

  /// The traces of a claim; none if it is forgotten or was made elsewhere.
  func traces(of processID: ProcessID) -> [TraceParent] {
    state.withLock { $0.recent[processID] ?? $0.older[processID] ?? [] }
  }
}
