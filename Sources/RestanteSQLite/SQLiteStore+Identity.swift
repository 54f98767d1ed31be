public import RestanteCore
import RestanteSQL

extension SQLiteStore {
  /// What an access token stands for.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    if let known = identities.accessGrant(token) { return known }
    let generation = identities.generation
    let grant = try await read { (snapshot) throws(StoreError) in
      try snapshot.accessGrant(token)
    }
    if let grant { identities.keep(grant, for: token, since: generation) }
    return grant
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    if let known = identities.keyGrant(key) { return known }
    let generation = identities.generation
    let grant = try await read { (snapshot) throws(StoreError) in try snapshot.apiKeyGrant(key) }
    if let grant { identities.keep(grant, for: key, since: generation) }
    return grant
  }
}
