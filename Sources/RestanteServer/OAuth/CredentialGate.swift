import RestanteCore

/// Guards what strangers present to the authorization server: too many refusals from one address,
/// and it has to wait. Every refusal is reported.
struct CredentialGate: Sendable {
  let failures: FailedCredentials
  let refusals: RefusalLog
  let time: any TimeSource

  /// Makes sure that a credential may be looked at.
  ///
  /// - Throws: The error for an address that has to wait.
  func admit(
    _ credential: SecretHash, _ name: String, on group: RouteGroup, from origin: RequestOrigin
  ) throws(TokenError) {
    guard let wait = failures.wait(of: origin.source, presenting: credential, at: time.now())
    else { return }
    let error = TokenError.tooManyFailures(wait: wait)
    report(Refusal(.tooManyCredentials, of: name, error: error.code), on: group, from: origin)
    throw error
  }

  /// Notes that a credential was refused.
  func refuse(
    _ credential: SecretHash, _ refusal: Refusal, on group: RouteGroup, from origin: RequestOrigin
  ) {
    if refusal.kind == .credential {
      failures.fail(from: origin.source, presenting: credential, at: time.now())
    }
    report(refusal, on: group, from: origin)
  }

  /// Notes that a credential was good.
  func accept(_ credential: SecretHash) {
    failures.succeed(presenting: credential)
  }

  private func report(_ refusal: Refusal, on group: RouteGroup, from origin: RequestOrigin) {
    refusals.report(refusal, on: group, from: origin, at: time.now())
  }
}
