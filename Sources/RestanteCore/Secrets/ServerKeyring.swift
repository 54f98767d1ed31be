import Synchronization

/// The server keys that a server uses: one, or two while the key is rotated.
///
/// While it is rotated both are good: the one before is what secrets are derived from until its
/// end, and what either of them vouches for is accepted. All servers of a store change at the same
/// moment of the store's time.
public final class ServerKeyring: Sendable, Redacted {
  /// The keys at one moment.
  public struct Keys: Sendable, Redacted {
    /// The key that is used.
    public var current: ServerKey
    /// The key that takes its place, and when; `nil` unless the key is being rotated.
    public var next: (key: ServerKey, from: Timestamp)?

    /// Creates a value.
    public init(current: ServerKey, next: (key: ServerKey, from: Timestamp)? = nil) {
      self.current = current
      self.next = next
    }

    /// The keys as they are at a time: a successor whose time has come is the current one.
    func at(_ now: Timestamp) -> Keys {
      guard let next, next.from <= now else { return self }
      return Keys(current: next.key)
    }
  }

  /// The `application_token`s of an application or an outgoing webhook.
  public struct ApplicationTokens: Sendable, Redacted {
    /// What handlers are sent now.
    public var current: String
    /// What they are sent from a time on; `nil` unless the server key is being rotated.
    public var next: (token: String, from: Timestamp)?
  }

  private let keys: Mutex<Keys>

  /// Holds keys.
  public init(_ keys: Keys) {
    self.keys = Mutex(keys)
  }

  /// Holds one key.
  public convenience init(_ key: ServerKey) {
    self.init(Keys(current: key))
  }

  /// Holds other keys from now on.
  public func replace(by keys: Keys) {
    self.keys.withLock { $0 = keys }
  }

  /// The key to seal with at a time.
  public func sealing(at now: Timestamp) -> ServerKey {
    keys.withLock { $0.at(now).current }
  }

  /// The keys whose seals are good at a time.
  public func accepted(at now: Timestamp) -> [ServerKey] {
    let keys = keys.withLock { $0.at(now) }
    return [keys.current] + (keys.next.map { [$0.key] } ?? [])
  }

  /// What handlers of an application are sent to recognize calls by, as it is at a time.
  public func applicationTokens(
    memberID: String, clientID: String, at now: Timestamp
  ) -> ApplicationTokens {
    let keys = keys.withLock { $0.at(now) }
    return ApplicationTokens(
      current: keys.current.applicationToken(memberID: memberID, clientID: clientID),
      next: keys.next.map {
        ($0.key.applicationToken(memberID: memberID, clientID: clientID), $0.from)
      })
  }

  /// What the receiver of an outgoing webhook is sent to recognize calls by, as it is at a time.
  public func outgoingWebhookTokens(
    memberID: String, webhook: BindingID, at now: Timestamp
  ) -> ApplicationTokens {
    let keys = keys.withLock { $0.at(now) }
    return ApplicationTokens(
      current: keys.current.outgoingWebhookToken(memberID: memberID, webhook: webhook),
      next: keys.next.map {
        ($0.key.outgoingWebhookToken(memberID: memberID, webhook: webhook), $0.from)
      })
  }
}
