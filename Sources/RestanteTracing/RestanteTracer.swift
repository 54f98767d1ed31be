public import RestanteCore
public import Tracing

/// Makes spans, and passes those that end on to be exported.
public struct RestanteTracer: Tracer {
  private let random: any RandomSource
  private let ratio: TraceRatio
  private let finish: @Sendable (FinishedSpan) -> Void

  /// Creates a tracer.
  ///
  /// - Parameters:
  ///   - random: Makes the numbers of traces and spans.
  ///   - ratio: Which part of the traces that begin here is recorded, from 0 to 1. Traces that
  ///     began elsewhere are recorded if they are there.
  ///   - finish: Gets the recorded spans when they end.
  public init(
    random: any RandomSource, ratio: Double = 1,
    finish: @escaping @Sendable (FinishedSpan) -> Void
  ) {
    self.random = random
    self.finish = finish
    self.ratio = TraceRatio(ratio)
  }

  /// Changes which part of the traces that begin here is recorded, from 0 to 1.
  public func setRatio(_ ratio: Double) { self.ratio.set(ratio) }

  /// Begins a span.
  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> RecordedSpan {
    let context = context()
    let parent = context.spanIdentity
    let identity =
      parent?.child(by: random)
      ?? SpanIdentity(newBy: random, isSampled: ratio.isHit(by: random))
    return RecordedSpan(
      operationName, identity: identity, parent: parent, kind: kind,
      start: instant().nanosecondsSinceEpoch, context: context, finish: finish)
  }

  /// Begins a span that is part of what a `traceparent` names; without one, of a new trace.
  public func startSpan(
    _ name: String, kind: SpanKind, within parent: TraceParent?
  ) -> RecordedSpan {
    var context = ServiceContext.topLevel
    context.spanIdentity = parent.map(SpanIdentity.init(_:))
    return startSpan(name, context: context, ofKind: kind)
  }

  /// Exporting goes by its own clock.
  public func forceFlush() {}

  /// Reads the header `traceparent`.
  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    guard let text = extractor.extract(key: Self.header, from: carrier),
      let parent = TraceParent(text)
    else { return }
    context.spanIdentity = SpanIdentity(parent)
  }

  /// Writes the header `traceparent`.
  public func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    guard let parent = context.spanIdentity?.traceParent else { return }
    injector.inject(parent.text, forKey: Self.header, into: &carrier)
  }

  private static let header = "traceparent"
}
