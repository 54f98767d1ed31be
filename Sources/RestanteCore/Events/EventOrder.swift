/// In which order events are returned; ties are always broken by ascending id.
public struct EventOrder: Sendable, Hashable {
  /// One sort key.
  public struct Term: Sendable, Hashable {
    /// The field.
    public var field: EventField
    /// Whether the largest comes first.
    public var isDescending: Bool

    /// Creates a sort key.
    public init(_ field: EventField, descending: Bool = false) {
      self.field = field
      self.isDescending = descending
    }
  }

  /// The sort keys, the first being the most important.
  public var terms: [Term]

  /// Creates an order.
  public init(_ terms: [Term]) {
    self.terms = terms
  }

  /// The order of a claim that names none: oldest occurrence first.
  public static let claimDefault = EventOrder([Term(.occurredAt)])
  /// The order of a listing that names none: by id.
  public static let listDefault = EventOrder([Term(.id)])
}
