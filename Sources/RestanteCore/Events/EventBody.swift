/// What an event carries.
public struct EventBody: Sendable, Hashable {
  /// Who caused the latest occurrence.
  public var user: ActingUser
  /// The data as JSON text in UTF-8.
  public var data: [UInt8]
  /// Where this came from.
  public var provenance: EventProvenance

  /// Creates a body.
  public init(
    user: ActingUser, data: [UInt8], provenance: EventProvenance = EventProvenance()
  ) {
    self.user = user
    self.data = data
    self.provenance = provenance
  }
}

extension ActingUser {
  /// The form in which stores keep a user: `nil` undisclosed, 0 nobody, else the user's number.
  public var stored: Int64? {
    switch self {
    case .undisclosed: nil
    case .nobody: 0
    case .user(let id): id.rawValue
    }
  }

  /// Reads ``stored`` back.
  public init(stored number: Int64?) {
    switch number {
    case nil: self = .undisclosed
    case 0: self = .nobody
    case .some(let number): self = .user(UserID(rawValue: number))
    }
  }
}
