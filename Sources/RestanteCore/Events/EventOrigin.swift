/// Through which application and connector a change was made.
///
/// An event is not sent back to the application and connector that caused it, which keeps two
/// synchronised systems from echoing each other for ever.
public struct EventOrigin: Sendable, Hashable {
  /// The application's public identifier.
  public var clientID: String
  /// The connector of the call, "" where it named none.
  public var connector: String

  /// Names an origin.
  public init(clientID: String, connector: String = "") {
    self.clientID = clientID
    self.connector = connector
  }

  /// Whether two origins have the same bytes.
  public static func == (lhs: EventOrigin, rhs: EventOrigin) -> Bool {
    lhs.clientID.isSameBytes(as: rhs.clientID) && lhs.connector.isSameBytes(as: rhs.connector)
  }

  /// Feeds what `==` compares to `hasher`.
  public func hash(into hasher: inout Hasher) {
    clientID.hashBytes(into: &hasher)
    connector.hashBytes(into: &hasher)
  }
}
