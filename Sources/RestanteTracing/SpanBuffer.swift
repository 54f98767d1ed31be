import Synchronization

/// Spans that wait to be exported. There is room for so many; what does not fit is dropped, so that
/// a collector that is away costs no more than that.
public final class SpanBuffer: Sendable {
  /// How many spans there is room for.
  public static let capacity = 8_192

  private struct State {
    var spans: [FinishedSpan] = []
    var dropped = 0
  }

  private let state = Mutex(State())

  /// Creates a buffer.
  public init() {}

  /// Adds a span, or drops it.
  public func add(_ span: FinishedSpan) {
    state.withLock { state in
      if state.spans.count < Self.capacity {
        state.spans.append(span)
      } else {
        state.dropped += 1
      }
    }
  }

  /// Takes the oldest spans out, and how many were dropped since the last time.
  public func take(_ limit: Int) -> (spans: [FinishedSpan], dropped: Int) {
    state.withLock { state in
      let taken = Array(state.spans.prefix(limit))
      state.spans.removeFirst(taken.count)
      defer { state.dropped = 0 }
      return (taken, state.dropped)
    }
  }
}
