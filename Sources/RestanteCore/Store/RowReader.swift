/// Reads the columns of a stored row one after the other, whatever the database. What stores keep
/// alike they read alike, by the initializers that take such a reader.
public protocol RowReader {
  /// The next column, a number.
  mutating func integer() -> Int64
  /// The next column, a number or nothing.
  mutating func optionalInteger() -> Int64?
  /// The next column, true or false.
  mutating func flag() -> Bool
  /// The next column, text.
  mutating func text() -> String
  /// The next column, text or nothing.
  mutating func optionalText() -> String?
  /// The next column, bytes.
  mutating func bytes() -> [UInt8]
  /// The next column, bytes or nothing.
  mutating func optionalBytes() -> [UInt8]?
}

extension RowReader {
  /// The next column, a time in milliseconds.
  public mutating func time() -> Timestamp { Timestamp(milliseconds: integer()) }

  /// The next column, a time in milliseconds or nothing.
  public mutating func optionalTime() -> Timestamp? {
    optionalInteger().map(Timestamp.init(milliseconds:))
  }

  /// The next column, one of the words of an enumeration.
  public mutating func word<Word: RawRepresentable<String>>() throws(StoreError) -> Word {
    let text = text()
    guard let word = Word(rawValue: text) else {
      throw StoreError(.corrupt, "'\(text)' is not a valid \(Word.self)")
    }
    return word
  }

  /// The next column, one of the words of an enumeration or nothing.
  public mutating func optionalWord<Word: RawRepresentable<String>>() throws(StoreError) -> Word? {
    guard let text = optionalText() else { return nil }
    guard let word = Word(rawValue: text) else {
      throw StoreError(.corrupt, "'\(text)' is not a valid \(Word.self)")
    }
    return word
  }

  /// The next column, what somebody set for queues.
  public mutating func queueChoices() throws(StoreError) -> QueueOverrides {
    let text = text()
    guard let overrides = QueueOverrides(storedText: text) else {
      throw StoreError(.corrupt, "queue settings are not readable: \(text)")
    }
    return overrides
  }

  /// The next column, the hash of a secret.
  public mutating func hash() -> SecretHash { SecretHash(stored: bytes()) }

  /// The next column, the hash of a secret or nothing.
  public mutating func optionalHash() -> SecretHash? {
    optionalBytes().map(SecretHash.init(stored:))
  }

  /// The next column, scopes.
  public mutating func scopes() -> [String] { ScopeList.scopes(stored: text()) }

  /// The next column, a user.
  public mutating func user() -> UserID { UserID(rawValue: integer()) }

  /// The next column, an application.
  public mutating func application() -> ApplicationID { ApplicationID(rawValue: integer()) }

  /// The next column, a portal.
  public mutating func portal() -> PortalID { PortalID(rawValue: integer()) }
}

/// Scopes as they are stored: separated by commas, as on the wire.
public enum ScopeList {
  /// The text for scopes.
  public static func stored(_ scopes: [String]) -> String { scopes.joined(separator: ",") }

  /// The scopes of a text.
  public static func scopes(stored text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}

/// User numbers as they are stored: between commas.
public enum UserList {
  /// The text for users.
  public static func stored(_ users: [UserID]) -> String {
    users.map { String($0.rawValue) }.joined(separator: ",")
  }

  /// The users of a text.
  public static func users(stored text: String) -> [UserID] {
    text.split(separator: ",").compactMap { Int64($0) }.map(UserID.init(rawValue:))
  }
}
