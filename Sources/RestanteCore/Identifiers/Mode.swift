/// How a portal treats the places where the original loses data.
public enum Mode: String, Sendable, Hashable, CaseIterable {
  /// Closes the original's traps without breaking an unmodified client. The default.
  case safe
  /// Behaves as the original does, traps included, for those who test against it.
  case strict
}
