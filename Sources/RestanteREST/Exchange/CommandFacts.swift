/// A command of a batch that was carried out, for metrics and traces.
public struct CommandFacts: Sendable, Hashable {
  /// The method's name, in small letters and from the method table.
  public var method: String
  /// The error's code, one of the error table; `nil` for a success.
  public var errorCode: String?
  /// When it began, in microseconds since 1970.
  public var start: Int64
  /// How long it took, in microseconds.
  public var duration: Int64
}
