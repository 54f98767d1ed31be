import RestanteCore

/// Tokens that were made for one attempt; the store only knows their hashes.
struct DeliveryTokenPair: Sendable, Redacted {
  /// The access token.
  let access: String
  /// The refresh token, for events that bring one.
  let refresh: String

  /// Makes new ones.
  init(using random: any RandomSource) {
    access = Credential.secret(using: random)
    refresh = Credential.secret(using: random)
  }

  /// What the store is told.
  var hashes: ClaimDeliveries.TokenHashes {
    ClaimDeliveries.TokenHashes(
      access: SecretHash(of: access), refresh: SecretHash(of: refresh))
  }
}
