public import RestanteCore

extension PostgresStore {
  /// What an access token stands for.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await credentials.accessGrants.value(of: token)
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await credentials.keyGrants.value(of: key)
  }

  /// What a webhook's code stands for.
  public func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await credentials.webhookGrants.value(of: code)
  }
}
