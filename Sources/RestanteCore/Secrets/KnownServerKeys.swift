/// Which ``ServerKey`` a store belongs to, by fingerprints, and which one it is about to belong to.
public struct KnownServerKeys: Sendable, Hashable {
  /// The key that takes the present one's place, and when.
  public struct Successor: Sendable, Hashable {
    /// ``ServerKey/fingerprint`` of the key.
    public var fingerprint: [UInt8]
    /// From when on it is used instead of the one before.
    public var from: Timestamp

    /// Creates a value.
    public init(fingerprint: [UInt8], from: Timestamp) {
      self.fingerprint = fingerprint
      self.from = from
    }
  }

  /// ``ServerKey/fingerprint`` of the key that is used.
  public var current: [UInt8]
  /// The key that is used next; `nil` unless the key is being rotated.
  public var next: Successor?

  /// Creates a value.
  public init(current: [UInt8], next: Successor? = nil) {
    self.current = current
    self.next = next
  }

  /// The keys as they are at a time: a successor whose time has come is the current one.
  public func at(_ now: Timestamp) -> KnownServerKeys {
    guard let next, next.from <= now else { return self }
    return KnownServerKeys(current: next.fingerprint)
  }
}
