import RestanteJSON

/// Comparing text that is opaque to us: by its bytes, as every store and client does.
///
/// Swift takes two texts for equal when they look the same; a database and a client in another
/// language do not.
extension String {
  /// Whether two texts have the same bytes in UTF-8.
  public func isSameBytes(as other: String) -> Bool {
    hasSameBytes(as: other)
  }

  func hashBytes(into hasher: inout Hasher) {
    var copy = self
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
