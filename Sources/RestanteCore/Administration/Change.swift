/// What becomes of one thing when others are changed with it.
public enum Change<Value: Sendable & Hashable>: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// It becomes this.
  case set(Value)

  /// The value after the change.
  public func applied(to value: Value) -> Value {
    switch self {
    case .keep: value
    case .set(let new): new
    }
  }
}
