/// A point in time in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Deadlines are compared in milliseconds; everything a client sees of an event's time has whole
/// seconds (``seconds``).
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Milliseconds since the Unix epoch.
  public let milliseconds: Int64

  /// Creates a point in time from milliseconds since the Unix epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Creates a point in time from whole seconds since the Unix epoch.
  public init(seconds: Int64) {
    self.milliseconds = seconds.multipliedReportingOverflow(by: 1000).partialValue
  }

  /// Whole seconds since the Unix epoch, rounded down.
  public var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
  }

  /// This point in time moved by `seconds`, later when positive.
  public func adding(seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + seconds * 1000)
  }

  /// Whether `lhs` is earlier than `rhs`.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    lhs.milliseconds < rhs.milliseconds
  }
}
