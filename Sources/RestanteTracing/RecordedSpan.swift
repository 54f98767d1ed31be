import Synchronization
public import Tracing

/// A span under way.
public final class RecordedSpan: Span {
  private struct State {
    var name: String
    var attributes = SpanAttributes()
    var links: [SpanIdentity] = []
    var failure: String?
    var hasEnded = false
  }

  /// The maximum number of links that a span keeps.
  static let maxLinks = 128

  /// Which span it is.
  public let identity: SpanIdentity
  /// The context of what happens within it.
  public let context: ServiceContext
  private let parent: String?
  private let kind: SpanKind
  private let start: UInt64
  private let state: Mutex<State>
  private let finish: @Sendable (FinishedSpan) -> Void

  init(
    _ name: String, identity: SpanIdentity, parent: SpanIdentity?, kind: SpanKind, start: UInt64,
    context: ServiceContext, finish: @escaping @Sendable (FinishedSpan) -> Void
  ) {
    var context = context
    context.spanIdentity = identity
    self.context = context
    self.identity = identity
    self.parent = parent?.span
    self.kind = kind
    self.start = start
    self.finish = finish
    state = Mutex(State(name: name))
  }

  /// Whether what is told of the span goes anywhere.
  public var isRecording: Bool { identity.isSampled && !state.withLock { $0.hasEnded } }

  /// What is done.
  public var operationName: String {
    get { state.withLock { $0.name } }
    set { state.withLock { $0.name = newValue } }
  }

  /// What is known of it.
  public var attributes: SpanAttributes {
    get { state.withLock { $0.attributes } }
    set { state.withLock { $0.attributes = newValue } }
  }

  /// Says whether it failed.
  public func setStatus(_ status: SpanStatus) {
    state.withLock { $0.failure = status.code == .error ? status.message ?? "" : nil }
  }

  /// Spans of this server have no events.
  public func addEvent(_ event: SpanEvent) {}

  /// Notes that an error was thrown.
  public func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    state.withLock { $0.failure = "\(type(of: error))" }
  }

  /// Notes another span that it has to do with.
  public func addLink(_ link: SpanLink) {
    guard let identity = link.context.spanIdentity else { return }
    self.link(to: identity)
  }

  /// Notes another span that it has to do with.
  public func link(to other: SpanIdentity) {
    state.withLock { state in
      guard state.links.count < Self.maxLinks else { return }
      state.links.append(other)
    }
  }

  /// Ends it; only the first time counts.
  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    let ended = state.withLock { state -> State? in
      guard !state.hasEnded else { return nil }
      state.hasEnded = true
      return state
    }
    guard let ended, identity.isSampled else { return }
    finish(
      FinishedSpan(
        identity: identity, parent: parent, name: ended.name, kind: kind, start: start,
        end: max(start, instant().nanosecondsSinceEpoch), attributes: ended.attributes,
        links: ended.links, failure: ended.failure))
  }
}
