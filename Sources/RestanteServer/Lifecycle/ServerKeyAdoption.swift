import Logging
import RestanteCore
import RestanteJSON

/// Decides which server key a server derives secrets from, and makes sure that it is the one that
/// its store goes with: servers that differ would send different `application_token`s and refuse
/// each other's forms.
struct ServerKeyAdoption {
  let store: any Store
  let directory: DataDirectory
  /// The key in hexadecimal digits, where it is not in the directory.
  let given: Secret?
  /// Whether the store may go with another key from now on.
  let acceptsOther: Bool
  let random: any RandomSource
  let logger: Logger

  /// The key. One is made for a store that had none.
  ///
  /// - Throws: ``StartupError`` when there is no key or another one than the store goes with, or
  ///   what the store throws.
  func key() async throws -> ServerKey {
    let own = try directory.serverKey(given: given)
    // Nothing is written before it is clear that the store waits for a new key.
    if own == nil, !acceptsOther, try await store.serverKeyFingerprint() != nil {
      throw Self.refusal("there is no \(directory.keyFile)")
    }
    let key = try own ?? directory.makeServerKey(using: random)
    let adopt = AdoptServerKey(fingerprint: key.fingerprint, replacing: acceptsOther)
    let outcome = try await store.perform(
      Audited(adopt, on: .server) { outcome in
        guard outcome == .replaced else { return nil }
        return AuditEntry(
          actor: .server, action: "server.key", subject: Hex.encode(key.fingerprint))
      })
    switch outcome {
    case .adopted: break
    case .replaced:
      logger.warning(
        "the database goes with another server key now: every application_token has changed")
    case .refused:
      throw Self.refusal(
        "\(given == nil ? directory.keyFile : "RESTANTE_SERVER_KEY") holds another server key")
    }
    return key
  }

  private static func refusal(_ finding: String) -> StartupError {
    StartupError(
      """
      the database goes with a server key, but \(finding): copy server.key of the server that used \
      the database before, or set RESTANTE_SERVER_KEY to what it holds. --other-key goes on all \
      the same, which changes the application_token of every application
      """)
  }
}
