import RestanteJSON

/// Publishes an event that came through a door, once.
///
/// The event, what remembers it, and the token that the door learns are written in one transaction.
/// Where there is no room to remember it, it is published all the same: a portal sends nothing
/// twice that it knows was taken, and what is refused may be lost.
public struct TakeThroughDoor: StoreOperation, Redacted {
  /// What became of an event.
  public enum Outcome: Sendable, Hashable {
    /// It was published; this is the reply.
    case taken([UInt8])
    /// It was published before; this is the earlier reply.
    case repeated([UInt8])
    /// The door is not there any more; nothing was done.
    case closed
    /// The door expects another token; nothing was done.
    case refused
  }

  /// The action that audit logs name when a door learns its token.
  public static let learning = "door.learn"

  /// The hash of the door's code.
  public var code: SecretHash
  /// The token that came with the event.
  public var token: String?
  /// What is published.
  public var publishing: PublishEvents
  /// What remembers it.
  public var records: DoorRecords
  /// The reply to what was published. It has no effects.
  public var reply: @Sendable (PublishReceipt) -> [UInt8]

  /// Describes an event.
  public init(
    code: SecretHash, token: String?, publishing: PublishEvents, records: DoorRecords,
    reply: @escaping @Sendable (PublishReceipt) -> [UInt8]
  ) {
    self.code = code
    self.token = token
    self.publishing = publishing
    self.records = records
    self.reply = reply
  }

  /// The portal.
  public var scope: OperationScope { .portal(publishing.portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let door = try transaction.doorGrant(code: code), door.portal.id == publishing.portal,
      door.expiresAt.map({ $0 > transaction.now }) ?? true
    else { return .closed }
    guard let publication = publishing.publications.first else { return .refused }
    // Whoever repeats an event must know the token, too.
    let verdict = door.token.verdict(on: token, of: publication.name)
    if verdict == .refuse { return .refused }
    for (key, _) in records.keys {
      if let known = try transaction.idempotencyRecord(key) { return .repeated(known.reply) }
    }
    if case .learn(let hash) = verdict, try !learn(hash, in: transaction) { return .refused }
    let bytes = reply(try transaction.publish(publishing))
    for (key, lifetime) in records.keys {
      guard try transaction.hasRoom(for: key, maxBytes: IdempotencyRecord.maxBytes) else { break }
      try transaction.keep(
        IdempotencyRecord(fingerprint: [], reply: bytes), for: key, seconds: lifetime)
    }
    return .taken(bytes)
  }

  /// Lets the door expect the token from now on; returns whether it was still to learn one.
  private func learn(
    _ token: SecretHash, in transaction: some StoreTransaction
  ) throws(StoreError) -> Bool {
    let portal = publishing.portal
    guard try transaction.teachDoor(code, token: token, on: portal) else { return false }
    try transaction.record(
      AuditEntry(
        actor: .server, action: Self.learning, subject: "\(CredentialID(of: code))"), on: portal)
    return true
  }
}
