/// Makes sure that all servers of a store derive secrets from the same ``ServerKey``, and change it
/// at the same moment: the first that uses the store decides which, and who has the one before it
/// as well rotates it.
public struct AdoptServerKey: StoreOperation {
  /// How long both keys are good where nobody says it, in seconds: a week.
  public static let standardOverlap: Int64 = 7 * 86_400

  /// The longest time for which both keys can be good, in seconds: a year.
  public static let maximumOverlap: Int64 = 366 * 86_400

  /// The key that was used before.
  public struct Previous: Sendable, Hashable {
    /// ``ServerKey/fingerprint`` of the key.
    public var fingerprint: [UInt8]
    /// Until when it is used; `nil` for ``standardOverlap`` from the first server on that has both.
    public var until: Timestamp?

    /// Creates a value.
    public init(fingerprint: [UInt8], until: Timestamp? = nil) {
      self.fingerprint = fingerprint
      self.until = until
    }
  }

  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The store belongs to this key, from now on or for some time already.
    case adopted
    /// The store belongs to this key from now on and belonged to another one before: what handlers
    /// know as `application_token` is no longer sent.
    case replaced
    /// The store belongs to this key from now on: the time of the one before it, which was given as
    /// well, is over.
    case moved
    /// The key is being rotated and both are here: the one before is used until then.
    ///
    /// - Parameter begins: Whether it was this operation that began it.
    case rotating(until: Timestamp, begins: Bool)
    /// The key is being rotated and only the one before is here, which is used until then.
    case lacksNext(until: Timestamp)
    /// The key is being rotated and the one that is still used is not here; nothing was changed.
    case early(Timestamp)
    /// The store belongs to another key; nothing was changed.
    case refused
  }

  /// ``ServerKey/fingerprint`` of the key.
  public var fingerprint: [UInt8]
  /// The key before it; `nil` when it is not known.
  public var previous: Previous?
  /// Whether the key may take the place of another one.
  public var replacing: Bool

  /// Describes the operation.
  public init(fingerprint: [UInt8], previous: Previous? = nil, replacing: Bool = false) {
    self.fingerprint = fingerprint
    // A rotation that broke off left the same key in both places.
    self.previous = previous?.fingerprint == fingerprint ? nil : previous
    self.replacing = replacing
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let stored = try transaction.serverKeys() else {
      try transaction.setServerKeys(KnownServerKeys(current: fingerprint))
      return .adopted
    }
    let known = stored.at(transaction.now)
    let outcome = outcome(for: known, at: transaction.now)
    let keys: KnownServerKeys
    switch outcome {
    case .adopted, .replaced, .moved: keys = KnownServerKeys(current: fingerprint)
    case .rotating(let end, _):
      keys = KnownServerKeys(
        current: known.current, next: .init(fingerprint: fingerprint, from: end))
    case .lacksNext: keys = known
    case .early, .refused: return outcome
    }
    if keys != stored { try transaction.setServerKeys(keys) }
    return outcome
  }

  private func outcome(for known: KnownServerKeys, at now: Timestamp) -> Outcome {
    let hasCurrent = previous?.fingerprint == known.current
    if let next = known.next {
      if next.fingerprint == fingerprint {
        if hasCurrent { return .rotating(until: next.from, begins: false) }
        return replacing ? .replaced : .early(next.from)
      }
      if known.current == fingerprint { return .lacksNext(until: next.from) }
    } else {
      if known.current == fingerprint { return .adopted }
      if hasCurrent {
        let end = previous?.until ?? now.adding(seconds: Self.standardOverlap)
        return end > now ? .rotating(until: end, begins: true) : .moved
      }
    }
    return replacing ? .replaced : .refused
  }
}
