/// The number of a portal within a store.
public struct PortalID: RawRepresentable, Sendable, Hashable {
  /// The stored number.
  public let rawValue: Int64
  /// Wraps a stored number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Stands for the server as a whole where something may belong to it instead of a portal: keys
  /// and records of the audit log.
  public static let server = PortalID(rawValue: 0)
}

/// The number of a user within its portal; on the wire `user_id`.
public struct UserID: RawRepresentable, Sendable, Hashable {
  /// The number that clients see.
  public let rawValue: Int64
  /// Wraps a user's number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of an application within its portal.
public struct ApplicationID: RawRepresentable, Sendable, Hashable {
  /// The stored number.
  public let rawValue: Int64
  /// Wraps a stored number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Stands for the portal itself where something may belong to it instead of an application:
  /// outgoing webhooks.
  public static let portal = ApplicationID(rawValue: 0)
}

/// The number of an event binding or of an outgoing webhook within its portal; on the wire
/// `event_handler_id`.
public struct BindingID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The stored number.
  public let rawValue: Int64
  /// Wraps a stored number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Whether `lhs` was numbered before `rhs`.
  public static func < (lhs: BindingID, rhs: BindingID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The number of an offline event within its application; on the wire `ID`.
public struct EventID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The number that clients see.
  public let rawValue: Int64
  /// Wraps an event's number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Whether `lhs` was numbered before `rhs`.
  public static func < (lhs: EventID, rhs: EventID) -> Bool { lhs.rawValue < rhs.rawValue }
}
