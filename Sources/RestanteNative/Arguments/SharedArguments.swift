package import RestanteCore

/// Arguments that several endpoints take.
extension ArgumentReader {
  /// A text of at most ``Schemas/longestText`` bytes without control characters.
  package func text(_ name: String) throws(Problem) -> String? {
    guard let text = try string(name) else { return nil }
    guard text.utf8.count <= Schemas.longestText, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else {
      throw wrong(name, "must be at most \(Schemas.longestText) bytes without control characters")
    }
    return text
  }

  /// A lifetime in seconds from `expires_in`; `nil` for ever.
  package func lifetime() throws(Problem) -> Int64? {
    guard let seconds = try integer("expires_in") else { return nil }
    guard (1...Schemas.longestLifetime).contains(seconds) else {
      throw wrong("expires_in", "must be an integer from 1 to \(Schemas.longestLifetime)")
    }
    return seconds
  }

  /// The number of the user for whom a credential is made; it must be there.
  package func requiredUser() throws(Problem) -> UserID {
    guard let number = value("user_id").flatMap(UserNumber.read) else {
      throw wrong("user_id", "must be a non-negative integer")
    }
    return UserID(rawValue: number)
  }
}
