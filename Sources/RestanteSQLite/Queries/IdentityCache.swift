import RestanteCore
import Synchronization

/// Access tokens and keys that were looked up lately, so that a request costs no query.
///
/// The store empties it after every commit that changed what credentials lead to and before that
/// commit is answered: an answered change is seen by every later request.
final class IdentityCache: Sendable {
  private struct Entries {
    var generation = 0
    var accessGrants: [SecretHash: AccessGrant] = [:]
    var keyGrants: [SecretHash: APIKeyGrant] = [:]
  }

  private static let maxEntries = 10_000

  private let entries = Mutex(Entries())

  /// Empties the cache; what is being looked up at this moment will not enter it.
  func forget() {
    entries.withLock { entries in
      entries.generation += 1
      entries.accessGrants.removeAll()
      entries.keyGrants.removeAll()
    }
  }

  func accessGrant(_ token: SecretHash) -> AccessGrant? {
    entries.withLock { $0.accessGrants[token] }
  }

  func keyGrant(_ key: SecretHash) -> APIKeyGrant? {
    entries.withLock { $0.keyGrants[key] }
  }

  /// The generation to give to `keep` with what is read after this call.
  var generation: Int { entries.withLock { $0.generation } }

  func keep(_ grant: AccessGrant, for token: SecretHash, since generation: Int) {
    entries.withLock { entries in
      guard entries.generation == generation else { return }
      if entries.accessGrants.count >= Self.maxEntries { entries.accessGrants.removeAll() }
      entries.accessGrants[token] = grant
    }
  }

  func keep(_ grant: APIKeyGrant, for key: SecretHash, since generation: Int) {
    entries.withLock { entries in
      guard entries.generation == generation else { return }
      if entries.keyGrants.count >= Self.maxEntries { entries.keyGrants.removeAll() }
      entries.keyGrants[key] = grant
    }
  }
}
