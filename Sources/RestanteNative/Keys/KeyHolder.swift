import RestanteCore

/// Who calls: the holder of a key, and what the call is about.
final class KeyHolder: Sendable {
  /// The key's hash.
  let key: SecretHash
  /// What the operator calls the key.
  let label: String
  /// Whether it is a key of the server.
  let isServer: Bool
  /// Whether the holder may do everything, and not only look or publish.
  let mayAdminister: Bool
  /// The portal that the call is about; `nil` for the server itself.
  let portal: Portal?
  /// Who calls, where no key was presented; `nil` where one was.
  let caller: AuditActor?

  init(
    key: SecretHash, label: String, isServer: Bool, mayAdminister: Bool, portal: Portal?,
    caller: AuditActor? = nil
  ) {
    self.key = key
    self.label = label
    self.isServer = isServer
    self.mayAdminister = mayAdminister
    self.portal = portal
    self.caller = caller
  }

  /// As the audit log names the holder.
  var actor: AuditActor {
    caller ?? AuditActor(kind: .key, id: CredentialID(of: key).description, label: label)
  }

  /// The user of the portal who calls from the console; `nil` for holders of keys.
  var user: UserID? {
    guard let caller, caller.kind == .user else { return nil }
    return Int64(caller.id).map(UserID.init(rawValue:))
  }

  /// To whom keys and records of the audit log belong.
  var owner: PortalID { portal?.id ?? .server }

  /// What the log is told when the holder may not do something.
  func refusal(_ problem: Problem) -> Refusal {
    Refusal(
      .permission, of: "key", on: portal?.id, subject: "\(CredentialID(of: key))",
      error: problem.kind.name)
  }

  /// What the audit log is told.
  func entry(
    _ action: String, _ subject: String, _ detail: AuditDetail = AuditDetail()
  ) -> AuditEntry {
    AuditEntry(actor: actor, action: action, subject: subject, detail: detail.members)
  }
}
