import Logging
import RestanteCore
import RestanteJSON

/// Decides which server keys a server derives secrets from, and makes sure that they are those that
/// its store belongs to: servers that differ would send different `application_token`s and refuse
/// each other's forms.
struct ServerKeyAdoption: Sendable, Redacted {
  let store: any Store
  let source: ServerKeySource
  /// Whether the store may go with another key from now on.
  let acceptsOther: Bool
  let random: any RandomSource
  let logger: Logger

  /// What a server found: its keys, and what the store said to them.
  struct Finding: Sendable {
    let keys: ServerKeyring.Keys
    let outcome: AdoptServerKey.Outcome
  }

  /// The keys. One is made for a store that had none.
  ///
  /// - Throws: ``StartupError`` when there is no key or another one than the store belongs to, or
  ///   what the store throws.
  func find() async throws -> Finding {
    let own = try source.keys()
    // Nothing is written before it is clear that the store waits for a new key.
    if own == nil, !acceptsOther, try await store.serverKeys() != nil {
      throw Self.refusal("there is no \(source.file)")
    }
    let keys = try own ?? ServerKeySource.Keys(key: source.make(using: random))
    let outcome = try await adopt(keys)
    switch outcome {
    case .adopted, .replaced, .moved, .lacksNext:
      return Finding(keys: .init(current: keys.key), outcome: outcome)
    case .rotating(let end, _):
      guard let previous = keys.previous?.key else {
        throw Self.refusal("one of the keys is missing")
      }
      return Finding(keys: .init(current: previous, next: (keys.key, end)), outcome: outcome)
    case .early(let end):
      throw StartupError(
        """
        the server key is being rotated, and \(source.place) holds the new key, which is used from \
        \(end.seconds) (seconds since 1970): until then the previous key is also needed, in \
        \(source.previousPlace)
        """)
    case .refused: throw Self.refusal("\(source.place) holds another server key")
    }
  }

  private func adopt(_ keys: ServerKeySource.Keys) async throws(StoreError)
    -> AdoptServerKey.Outcome
  {
    let adopt = AdoptServerKey(
      fingerprint: keys.key.fingerprint,
      previous: keys.previous.map { .init(fingerprint: $0.key.fingerprint, until: $0.until) },
      replacing: acceptsOther)
    let subject = Hex.encode(keys.key.fingerprint)
    return try await store.perform(
      Audited(adopt, on: .server) { outcome in
        switch outcome {
        case .replaced: AuditEntry(actor: .server, action: "server.key", subject: subject)
        case .rotating(let end, begins: true):
          AuditEntry(
            actor: .server, action: "server.key.rotate", subject: subject,
            detail: ["from": .int(end.seconds)])
        case .moved:
          AuditEntry(actor: .server, action: "server.key.rotate", subject: subject)
        default: nil
        }
      })
  }

  /// Tells the operator what a finding means.
  func report(_ finding: Finding) {
    switch finding.outcome {
    case .adopted, .early, .refused: break
    case .replaced:
      logger.warning(
        "the database now belongs to another server key: every application_token has changed")
    case .moved:
      logger.warning(
        "the rotation of the server key is complete: only the new key is valid now")
    case .rotating(let end, let begins):
      logger.notice(
        """
        the server key is being rotated: both keys are valid until the switch to the new one, \
        which changes the application_token of every application
        """, metadata: ["from": "\(end.seconds)", "begins": "\(begins)"])
    case .lacksNext(let end):
      logger.warning(
        """
        the server key is being rotated, and this server does not have the new one: it will stop \
        at the switch. Copy server.key and server.key.previous from the server where the key was \
        rotated, or set the environment variables
        """, metadata: ["from": "\(end.seconds)"])
    }
  }

  private static func refusal(_ finding: String) -> StartupError {
    StartupError(
      """
      the database belongs to a server key, but \(finding): copy server.key from the server that \
      used the database before, or set RESTANTE_SERVER_KEY to its contents. --other-key starts \
      anyway and changes the application_token of every application
      """)
  }
}
