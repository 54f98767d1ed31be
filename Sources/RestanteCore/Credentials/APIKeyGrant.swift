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
public struct APIKeyGrant: Sendable, Hashable {
  /// The portal that the key belongs to.
  public var portal: Portal
  /// What it may do.
  public var scope: APIKeyScope
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?
  /// What the operator calls it.
  public var label: String

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
