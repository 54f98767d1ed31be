/// Runs an operation once for a key, however often it is asked to.
///
/// The record is written in the transaction of the effect, so there is no moment at which one
/// exists without the other. Only successes are kept.
public struct Idempotent<Operation: StoreOperation>: StoreOperation {
  /// What became of the attempt.
  public enum Outcome: Sendable {
    /// It was the first; this is its reply, and the outcome that it was made of.
    case done([UInt8], of: Operation.Outcome)
    /// It was made before; this is the earlier reply.
    case replayed([UInt8])
    /// The operation answered something that is not kept.
    case notKept(Operation.Outcome)
    /// The key was used for something else before; nothing was done.
    case reused
    /// There is no room to keep another reply; nothing was done.
    case full
  }

  /// The attempt.
  public var key: IdempotencyKey
  /// Tells payloads apart.
  public var fingerprint: [UInt8]
  /// The maximum number of bytes to keep for the key's owner, ``IdempotencyRecord/overhead``
  /// counted for each record.
  public var maxBytes: Int
  /// What is to be done once.
  public var operation: Operation
  /// The reply to an outcome, `nil` for one that is not kept. It has no effects.
  public var reply: @Sendable (Operation.Outcome) -> [UInt8]?

  /// Describes an attempt.
  public init(
    key: IdempotencyKey, fingerprint: [UInt8], maxBytes: Int = IdempotencyRecord.maxBytes,
    operation: Operation, reply: @escaping @Sendable (Operation.Outcome) -> [UInt8]?
  ) {
    self.key = key
    self.fingerprint = fingerprint
    self.maxBytes = maxBytes
    self.operation = operation
    self.reply = reply
  }

  /// What the operation is about that is to be done once.
  public var scope: OperationScope { operation.scope }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    if let known = try transaction.idempotencyRecord(key) {
      return known.fingerprint == fingerprint ? .replayed(known.reply) : .reused
    }
    guard try transaction.hasRoom(for: key, maxBytes: maxBytes) else { return .full }
    let outcome = try operation.run(in: transaction)
    guard let bytes = reply(outcome) else { return .notKept(outcome) }
    try transaction.keep(IdempotencyRecord(fingerprint: fingerprint, reply: bytes), for: key)
    return .done(bytes, of: outcome)
  }
}

/// Why an attempt with a key has no reply of its own.
public enum AttemptRefusal: Error, Sendable, Hashable {
  /// Its twin is running at this moment.
  case inProgress
  /// The key was used for something else before.
  case reused
  /// There is no room to keep another reply.
  case full
  /// The operation came to something that is not kept.
  case notKept
}

/// The reply to an attempt with a key.
public struct AttemptReply: Sendable, Hashable {
  /// What is returned to the caller.
  public var bytes: [UInt8]
  /// Whether the attempt was made before.
  public var isReplayed: Bool
}

extension Idempotent.Outcome {
  /// The reply to the attempt.
  ///
  /// - Throws: ``AttemptRefusal`` when there is none.
  public func reply() throws(AttemptRefusal) -> AttemptReply {
    switch self {
    case .done(let bytes, _): return AttemptReply(bytes: bytes, isReplayed: false)
    case .replayed(let bytes): return AttemptReply(bytes: bytes, isReplayed: true)
    case .notKept: throw .notKept
    case .reused: throw .reused
    case .full: throw .full
    }
  }
}
