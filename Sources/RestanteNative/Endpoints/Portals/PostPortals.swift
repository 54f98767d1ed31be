import RestanteCore
import RestanteJSON

/// `POST /v1/portals`: adds a portal, together with an administrator's key, which this reply alone
/// shows.
struct PostPortals: Endpoint {
  let path: PathTemplate = "portals"
  let verb = Verb.post
  let access = EndpointAccess.server

  let reference = EndpointReference(
    "addPortal",
    "Adds a portal and a first administrator key, which only this reply contains.",
    body: Schemas.members(
      [
        "domain": PortalChangeReader.domain,
        "member_id": Schemas.pattern("^[0-9A-Fa-f]{32}$"),
      ], PortalChangeReader.members, required: ["domain"]),
    reply: ReplyReference("The portal, with `admin_key`.", Schemas.reference("Portal")),
    problems: [.taken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let arguments = ArgumentReader(body)
    let reader = PortalChangeReader(arguments, zones: call.context.zones)
    guard let domain = try reader.domain() else {
      throw arguments.wrong("domain", "must be a host name, optionally with a port")
    }
    let random = call.context.random
    let memberID = try Self.memberID(arguments) ?? random.text(length: 32, from: .hex)
    let key = Credential.secret(using: random)
    let operation = AddPortalWithKey(
      creation: CreatePortal(domain: domain, memberID: memberID, change: try reader.change()),
      key: SecretHash(of: key))
    let entry = call.holder.entry("portal.add", domain, AuditDetail(body))
    let outcome = try await call.perform(operation, in: .server) {
      if case .created = $0 { entry } else { nil }
    }
    guard case .created(let portal) = outcome else { throw Problem.domainTaken }
    var reply = portal.shown
    reply["admin_key"] = .string(key)
    return .json(reply)
  }

  private static func memberID(_ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string("member_id") else { return nil }
    guard let bytes = Hex.decode(text), bytes.count == 16 else {
      throw arguments.wrong("member_id", "must be 32 hexadecimal digits")
    }
    return Hex.encode(bytes)
  }
}

/// Adds a portal with a first key of its own.
private struct AddPortalWithKey: StoreOperation {
  let creation: CreatePortal
  let key: SecretHash

  func run(in transaction: some StoreTransaction) throws(StoreError) -> CreatePortal.Outcome {
    let outcome = try creation.run(in: transaction)
    if case .created(let portal) = outcome {
      try transaction.addAPIKey(
        AddAPIKey(portal: portal.id, scope: .admin, key: key, label: "first"))
    }
    return outcome
  }
}

extension Problem {
  static let domainTaken = Problem(
    .taken, "Another portal already has this domain.", argument: "domain")
}
