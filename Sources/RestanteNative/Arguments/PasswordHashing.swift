public import RestanteCore

/// Hashes passwords beside the threads that requests need.
public protocol PasswordHashing: Sendable {
  /// The hash of a password.
  ///
  /// - Throws: ``PasswordQueueFull``.
  func hash(of password: String) async throws(PasswordQueueFull) -> PasswordHash
}

/// Too many passwords wait to be hashed.
public struct PasswordQueueFull: Error {
  /// Creates the error.
  public init() {}
}
