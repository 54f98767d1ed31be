/// A secret of an application, as lists show it.
public struct ClientSecretRecord: Sendable, Hashable {
  /// Which secret it is.
  public var id: CredentialID
  /// When it was made; `nil` when that is not known any more.
  public var createdAt: Timestamp?
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a record.
  public init(id: CredentialID, createdAt: Timestamp?, expiresAt: Timestamp?) {
    self.id = id
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// An incoming webhook, as lists show it.
public struct WebhookRecord: Sendable, Hashable {
  /// Which webhook it is.
  public var id: CredentialID
  /// The user that it acts for.
  public var user: UserID
  /// What it may be used for.
  public var scopes: [String]
  /// What the operator calls it.
  public var label: String
  /// When it was made; `nil` when that is not known any more.
  public var createdAt: Timestamp?
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a record.
  public init(
    id: CredentialID, user: UserID, scopes: [String], label: String, createdAt: Timestamp?,
    expiresAt: Timestamp?
  ) {
    self.id = id
    self.user = user
    self.scopes = scopes
    self.label = label
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// A key of the native API, as lists show it.
public struct APIKeyRecord: Sendable, Hashable {
  /// Which key it is.
  public var id: CredentialID
  /// What it may be used for.
  public var scope: APIKeyScope
  /// What the operator calls it.
  public var label: String
  /// When it was made; `nil` when that is not known any more.
  public var createdAt: Timestamp?
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a record.
  public init(
    id: CredentialID, scope: APIKeyScope, label: String, createdAt: Timestamp?,
    expiresAt: Timestamp?
  ) {
    self.id = id
    self.scope = scope
    self.label = label
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// An access or refresh token, as lists show it.
public struct TokenRecord: Sendable, Hashable {
  /// The kinds of tokens.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It calls methods.
    case access
    /// It is exchanged for a new pair.
    case refresh
  }

  /// Which token it is.
  public var id: CredentialID
  /// Which kind of token it is.
  public var kind: Kind
  /// The user that it acts for.
  public var user: UserID
  /// What it may be used for.
  public var scopes: [String]
  /// When it was made; `nil` when that is not known any more.
  public var createdAt: Timestamp?
  /// When it stops being accepted.
  public var expiresAt: Timestamp

  /// Creates a record.
  public init(
    id: CredentialID, kind: Kind, user: UserID, scopes: [String], createdAt: Timestamp?,
    expiresAt: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.user = user
    self.scopes = scopes
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// Which tokens of a portal are meant.
public enum TokenSelection: Sendable, Hashable {
  /// The one with an id.
  case id(CredentialID)
  /// All of an application.
  case application(ApplicationID)
  /// All that act for one user, of whatever application, and codes that could still be exchanged
  /// for others.
  case person(UserID)
  /// All of an application that act for one user.
  case user(UserID, of: ApplicationID)
  /// All that were issued, at once or later, for one authorization code.
  case code(SecretHash)
}
