import RestanteCore
import Synchronization

/// The traces of the events that a call returned or decided about, each once; they become links of
/// the call's span.
final class ClaimedTraces: Sendable {
  /// The maximum number that is kept.
  static let limit = 128

  private let traces = Mutex<[TraceParent]>([])

  /// Notes the traces of events.
  func note(_ events: [OfflineEvent]) {
    traces.withLock { traces in
      for event in events {
        guard traces.count < Self.limit else { return }
        if let trace = event.provenance.trace, !traces.contains(trace) { traces.append(trace) }
      }
    }
  }

  /// Notes traces.
  func note(_ others: [TraceParent]) {
    traces.withLock { traces in
      for trace in others where traces.count < Self.limit && !traces.contains(trace) {
        traces.append(trace)
      }
    }
  }

  /// All of them.
  var all: [TraceParent] { traces.withLock { $0 } }
}
