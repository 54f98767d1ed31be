public import RestanteCore

/// Begins to rotate the server key, which is kept where endpoints cannot reach.
public protocol ServerKeyRotating: Sendable {
  /// Makes a new server key and tells the store.
  ///
  /// - Parameter overlap: For how many seconds the present key is still used.
  /// - Returns: From when on the new one is used.
  /// - Throws: ``ServerKeyRotationRefusal``.
  func rotate(overlap: Int64) async throws(ServerKeyRotationRefusal) -> Timestamp
}

/// Why the server key cannot be rotated now.
public struct ServerKeyRotationRefusal: Error {
  /// The reason in a sentence, for the administrator.
  public let reason: String

  /// Creates a refusal.
  public init(_ reason: String) {
    self.reason = reason
  }
}
