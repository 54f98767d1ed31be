public import Tracing

/// A moment that was measured elsewhere.
public struct SpanInstant: TracerInstant {
  /// Nanoseconds since 1970.
  public let nanosecondsSinceEpoch: UInt64

  /// Creates a moment from microseconds since 1970; what lies before counts as 1970.
  public init(microseconds: Int64) {
    nanosecondsSinceEpoch = UInt64(max(0, microseconds)) * 1_000
  }

  /// The earlier one is less.
  public static func < (one: SpanInstant, other: SpanInstant) -> Bool {
    one.nanosecondsSinceEpoch < other.nanosecondsSinceEpoch
  }
}
