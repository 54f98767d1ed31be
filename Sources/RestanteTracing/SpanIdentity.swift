public import RestanteCore
public import Tracing

/// Names a span: its trace, its own number, and whether anybody keeps it.
public struct SpanIdentity: Sendable, Hashable {
  /// The number of the trace in 32 hexadecimal digits.
  public let trace: String
  /// The number of the span in 16 hexadecimal digits.
  public let span: String
  /// Whether the trace is recorded.
  public let isSampled: Bool

  init(trace: String, span: String, isSampled: Bool) {
    self.trace = trace
    self.span = span
    self.isSampled = isSampled
  }

  /// The span that a `traceparent` names.
  public init(_ parent: TraceParent) {
    let parts = parent.text.split(separator: "-")
    trace = String(parts[1])
    span = String(parts[2])
    isSampled = (UInt8(parts[3], radix: 16) ?? 0) & 1 == 1
  }

  /// A span of a new trace.
  init(newBy random: any RandomSource, isSampled: Bool) {
    self.init(
      trace: Self.digits(random) + Self.digits(random), span: Self.digits(random),
      isSampled: isSampled)
  }

  /// A span within the same trace.
  func child(by random: any RandomSource) -> SpanIdentity {
    SpanIdentity(trace: trace, span: Self.digits(random), isSampled: isSampled)
  }

  /// What names the span in requests to others; `nil` never happens for spans of this server.
  public var traceParent: TraceParent? {
    TraceParent("00-\(trace)-\(span)-\(isSampled ? "01" : "00")")
  }

  /// Sixteen digits that are not all zero, which would be no number.
  private static func digits(_ random: any RandomSource) -> String {
    let digits = String(max(1, random.next()), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

private enum SpanIdentityKey: ServiceContextKey {
  typealias Value = SpanIdentity
}

extension ServiceContext {
  /// The span that what happens belongs to.
  public var spanIdentity: SpanIdentity? {
    get { self[SpanIdentityKey.self] }
    set { self[SpanIdentityKey.self] = newValue }
  }
}
