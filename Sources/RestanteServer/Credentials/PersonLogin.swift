import CoreMetrics
import RestanteCore

/// Checks the logins and passwords of people, for all pages that ask for them: they share what is
/// counted against guessing.
struct PersonLogin: Sendable {
  /// Too many attempts were made; the next one may come after so many seconds.
  struct TooManyAttempts: Error {
    let seconds: Int64
  }

  let store: any Store
  let passwords: PasswordHasher
  let throttle: LoginThrottle
  let refusals: RefusalLog
  /// Counts logins that succeeded.
  let logins: Counter

  /// The user with a login and a password; `nil` when they do not go together.
  ///
  /// - Parameter group: The part of the server that asks, for the log.
  /// - Throws: ``TooManyAttempts``, ``PasswordHasher/Overloaded`` or `StoreError`.
  func user(
    _ login: String, _ password: String, on portal: PortalID, for group: RouteGroup,
    from origin: RequestOrigin
  ) async throws -> PortalUser? {
    let now = store.time.now()
    let wait = throttle.begin(login: login, on: portal, from: origin.source, at: now)
    if let wait {
      report(.tooManyLogins, login, on: portal, "wait \(wait)", for: group, from: origin)
      throw TooManyAttempts(seconds: wait)
    }
    let user = try await passwords.user(login: login, password: password, on: portal, in: store)
    guard let user else {
      report(.login, login, on: portal, "wrong", for: group, from: origin)
      return nil
    }
    throttle.succeed(login: login, on: portal, from: origin.source)
    logins.increment()
    return user
  }

  private func report(
    _ kind: Refusal.Kind, _ login: String, on portal: PortalID, _ error: String,
    for group: RouteGroup, from origin: RequestOrigin
  ) {
    refusals.report(
      Refusal(kind, of: "password", on: portal, subject: login, error: error), on: group,
      from: origin, at: store.time.now())
  }
}
