/// Why the server could not start, in a sentence for the operator.
public struct StartupError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and where.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
