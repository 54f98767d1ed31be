/// How many times over events may still cause events: it breaks cascades of handlers that answer an
/// event by causing the next one.
///
/// Tokens carry it. What a call with a token causes goes by one less, and so do the tokens that its
/// deliveries bring; a call that is left with nothing causes no events at all. The original does
/// the same.
public struct EventSession: RawRepresentable, Sendable, Hashable {
  /// What everything begins with: 7.
  public static let standard = EventSession(rawValue: 7)

  /// The stored number.
  public let rawValue: Int64

  /// Wraps a stored number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// By what the events of a call go that was made with a token of this session; `nil` where the
  /// call causes none.
  public var next: EventSession? {
    rawValue > 1 ? EventSession(rawValue: rawValue - 1) : nil
  }
}
