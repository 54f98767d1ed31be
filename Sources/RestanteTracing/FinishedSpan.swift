public import Tracing

/// A span that ended.
public struct FinishedSpan: Sendable {
  /// Which span it is.
  public var identity: SpanIdentity
  /// The span that it is a part of, in 16 hexadecimal digits; `nil` for none.
  public var parent: String?
  /// What was done.
  public var name: String
  /// What part it plays in the trace.
  public var kind: SpanKind
  /// When it began, in nanoseconds since 1970.
  public var start: UInt64
  /// When it ended, in nanoseconds since 1970.
  public var end: UInt64
  /// What is known of it.
  public var attributes: SpanAttributes
  /// Other spans that it has to do with.
  public var links: [SpanIdentity]
  /// Why it failed; `nil` if it did not.
  public var failure: String?
}
