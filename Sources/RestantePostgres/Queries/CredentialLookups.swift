import RestanteCore
import RestanteSQL

/// Looks up credentials, which every request does: many requests share a journey.
struct CredentialLookups: Sendable {
  let accessGrants: SharedLookups<SecretHash, AccessGrant>
  let keyGrants: SharedLookups<SecretHash, APIKeyGrant>
  let webhookGrants: SharedLookups<SecretHash, WebhookGrant>

  init(_ readers: ReadPool) {
    accessGrants = Self.lookups(PostgresSnapshot.accessGrantByHash, readers) {
      (reader) throws(StoreError) in try AccessGrant(&reader)
    }
    keyGrants = Self.lookups(PostgresSnapshot.apiKeyGrantByHash, readers) {
      (reader) throws(StoreError) in try APIKeyGrant(&reader)
    }
    webhookGrants = Self.lookups(PostgresSnapshot.webhookGrantByHash, readers) {
      (reader) throws(StoreError) in try WebhookGrant(&reader)
    }
  }

  private static func lookups<Grant: Sendable>(
    _ statement: String, _ readers: ReadPool,
    _ grant: @escaping @Sendable (inout ColumnReader) throws(StoreError) -> Grant
  ) -> SharedLookups<SecretHash, Grant> {
    SharedLookups { hashes in
      let commands = hashes.map { Command(statement, [.bytes($0.bytes)]) }
      do throws(StoreError) {
        let grants = try await readers.rows(of: commands) { (rows) throws(StoreError) in
          var grants: [SecretHash: Grant] = [:]
          for (hash, rows) in zip(hashes, rows) { grants[hash] = try rows.first(grant) }
          return grants
        }
        return .success(grants)
      } catch {
        return .failure(error)
      }
    }
  }
}
