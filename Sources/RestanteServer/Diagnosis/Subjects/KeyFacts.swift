import RestanteCore

/// What is known of the server keys, and of those that the database belongs to.
struct KeyFacts: Sendable {
  /// The keys of a data directory or the environment.
  enum State: Sendable {
    case absent
    /// Why they cannot be used.
    case unusable(String)
    /// ``RestanteCore/ServerKey/fingerprint`` of each.
    case known([[UInt8]])
  }

  /// Where the key is looked for.
  var place: String
  /// Where to copy the right key.
  var file: String
  var state: State
  /// What the database says; `nil` where it says nothing.
  var stored: KnownServerKeys?
  var now: Timestamp

  var finding: Finding? {
    let copy = "cp BACKUP_OF_SERVER_KEY \(ShellWord.quoted(file))"
    switch state {
    case .unusable(let reason): return .error("server-key", "\(reason).", remedy: copy)
    case .absent:
      guard stored != nil else { return nil }
      return .error(
        "server-key",
        "The database belongs to a server key, but there is no \(file): the server will not start.",
        remedy: copy)
    case .known(let fingerprints):
      guard let stored = stored?.at(now) else { return nil }
      guard fingerprints.contains(stored.current) else {
        return .error(
          "server-key",
          "\(place) holds another server key than the one that the database belongs to: the server "
            + "will not start.", remedy: copy)
      }
      guard let next = stored.next, !fingerprints.contains(next.fingerprint) else {
        return .ok("server-key", "The server key is the one that the database belongs to.")
      }
      return .warning(
        "server-key",
        "The server key is being rotated, and the new one is not here: the server will stop at the "
          + "switch. Copy server.key and server.key.previous from the server where it was rotated.",
        remedy: copy)
    }
  }
}
