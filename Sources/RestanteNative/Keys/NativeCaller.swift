public import RestanteCore

/// Somebody who administers a portal or the server without presenting a key with each call: who
/// logged in to the console.
public struct NativeCaller: Sendable {
  /// As the audit log names them.
  public var actor: AuditActor
  /// What stands for a key where calls of one caller are told from those of others.
  public var key: SecretHash
  /// Whether they administer the whole server.
  public var isServer: Bool
  /// The portal that the call is about; `nil` for the server itself.
  public var portal: Portal?

  /// Describes a caller.
  public init(actor: AuditActor, key: SecretHash, isServer: Bool, portal: Portal?) {
    self.actor = actor
    self.key = key
    self.isServer = isServer
    self.portal = portal
  }
}
