import RestanteCore

/// The credentials of a demo portal as they are stored.
struct DemoCredentials: Sendable {
  /// The tokens of one user.
  struct Tokens: Sendable {
    let user: UserID
    let access: SecretHash
    let refresh: SecretHash

    init(user: UserID, access: String, refresh: String) {
      self.user = user
      self.access = SecretHash(of: access)
      self.refresh = SecretHash(of: refresh)
    }
  }

  let tokens: [Tokens]
  let webhookCode: SecretHash
  let publishKey: SecretHash
  let adminKey: SecretHash
}
