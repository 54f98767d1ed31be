/// A value that is bound to a statement.
public enum SQLParameter: Sendable {
  /// An integer.
  case int(Int64)
  /// An integer or nothing.
  case optionalInt(Int64?)
  /// True or false.
  case flag(Bool)
  /// Text.
  case text(String)
  /// Text or nothing.
  case optionalText(String?)
  /// Bytes.
  case bytes([UInt8])
  /// Bytes or nothing.
  case optionalBytes([UInt8]?)
}
