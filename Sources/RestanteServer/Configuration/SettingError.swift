/// Why settings make no configuration: names the flag or variable and says what is expected.
public struct SettingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence; it never holds a secret.
  public let description: String

  init(_ description: String) { self.description = description }
}
