/// What a key of the native API may do.
public enum APIKeyScope: String, Sendable, Hashable, CaseIterable {
  /// Publish events.
  case publish
  /// Look at queues and figures.
  case read
  /// Everything, including credentials.
  case admin
}

/// What a presented key of the native API stands for.
///
/// A class, because it is large and every request hands it on several times.
public final class APIKeyGrant: Sendable {
  /// The portal that the key belongs to.
  public let portal: Portal
  /// What it may do.
  public let scope: APIKeyScope
  /// When it stops being accepted; `nil` for never.
  public let expiresAt: Timestamp?
  /// What the operator calls it.
  public let label: String

  /// Creates a grant value.
  public init(portal: Portal, scope: APIKeyScope, expiresAt: Timestamp?, label: String = "") {
    self.portal = portal
    self.scope = scope
    self.expiresAt = expiresAt
    self.label = label
  }

  /// Whether the key may be used for calls that need `needed`: an administrator's key may do
  /// everything, any other only its own kind.
  public func allows(_ needed: APIKeyScope) -> Bool {
    scope == .admin || scope == needed
  }
}

extension APIKeyGrant: Equatable {
  /// Whether two grants say the same.
  public static func == (one: APIKeyGrant, other: APIKeyGrant) -> Bool {
    one.portal == other.portal && one.scope == other.scope && one.expiresAt == other.expiresAt
      && one.label == other.label
  }
}

/// What a key of the whole server stands for: it may administer every portal.
public struct ServerKeyGrant: Sendable, Hashable {
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?
  /// What the operator calls it.
  public var label: String

  /// Creates a grant value.
  public init(expiresAt: Timestamp?, label: String) {
    self.expiresAt = expiresAt
    self.label = label
  }
}
