public import RestanteCore

/// Checks logins and passwords of people, where all pages that ask for them share what is counted.
public protocol PasswordLogin: Sendable {
  /// The user of a portal whose login and password these are.
  ///
  /// - Returns: `nil` when they are wrong or the user may not act.
  /// - Throws: ``LoginRefusal``, or what the store throws.
  func user(
    login: String, password: String, on portal: Portal, from request: ConsoleRequest
  ) async throws -> PortalUser?
}

/// Why nobody can log in right now.
public enum LoginRefusal: Error, Hashable {
  /// There were too many attempts; the next one may come after so many seconds.
  case tooManyAttempts(seconds: Int64)
  /// Too many passwords wait to be checked.
  case overloaded
}
