/// Why settings make no configuration: names the place and says what is expected.
public struct SettingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence; it never holds a secret.
  public let description: String

  init(_ description: String) { self.description = description }

  /// Two places of which each would do.
  init(bothSet first: SettingPlace, _ second: SettingPlace) {
    self.init("\(first) and \(second) are both set: remove one of them.")
  }
}
