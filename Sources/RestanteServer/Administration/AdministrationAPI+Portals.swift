import HTTPTypes
import RestanteCore
import RestanteJSON

extension AdministrationAPI {
  /// `GET /v1/portals`: all portals.
  func portals() async throws -> HTTPReply {
    let portals = try await store.portals()
    return .json(["portals": .array(portals.map { .object(show($0)) })])
  }

  /// `POST /v1/portals`: adds a portal, together with an administrator's key, which this reply
  /// alone shows.
  func addPortal(_ call: Call) async throws -> HTTPReply {
    let arguments = try call.arguments
    let reader = PortalChangeReader(arguments, zones: zones)
    guard let domain = try reader.domain() else {
      throw arguments.wrong("domain", "must be a host name, with a port where it has one")
    }
    let memberID = try Self.memberID(arguments) ?? random.text(length: 32, from: .hex)
    let key = Credential.secret(using: random)
    let operation = AddPortalWithKey(
      creation: CreatePortal(domain: domain, memberID: memberID, change: try reader.change()),
      key: SecretHash(of: key))
    let detail = AuditDetail(call.body)
    let administrator = call.administrator
    let outcome = try await perform(operation, call, in: .server) { outcome in
      guard case .created = outcome else { return nil }
      return administrator.entry("portal.add", domain, detail)
    }
    guard case .created(let portal) = outcome else { throw Self.domainTaken }
    var reply = show(portal)
    reply["admin_key"] = .string(key)
    return .json(reply)
  }

  private static let domainTaken = Problem(
    .taken, "Another portal has this domain.", argument: "domain")

  private static func memberID(_ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string("member_id") else { return nil }
    guard let bytes = Hex.decode(text), bytes.count == 16 else {
      throw arguments.wrong("member_id", "must be 32 hexadecimal digits")
    }
    return Hex.encode(bytes)
  }

  /// `/v1/portals/{domain}`: a portal's administrator may look at it, keys of the server change and
  /// erase it.
  func portal(_ domain: String, _ call: Call) async throws -> HTTPReply {
    guard call.administrator.isServer || call.administrator.portal?.domain == domain else {
      throw Problem(.forbidden, "This needs a key of the server.")
    }
    guard let portal = try await store.portal(domain: domain) else {
      throw Problem(.notFound, "There is no portal with this domain.")
    }
    if call.isRead { return .json(show(portal)) }
    try needsServerKey(call)
    return try await call.method == .patch
      ? change(portal, call) : erase(portal, call)
  }

  private func change(_ portal: Portal, _ call: Call) async throws -> HTTPReply {
    let arguments = try call.arguments
    let reader = PortalChangeReader(arguments, zones: zones)
    var change = try reader.change()
    if let domain = try reader.domain() { change.domain = .set(domain) }
    let queues = try arguments.object("queues").map { try QueueChangesReader($0).changes() }
    let entry = call.administrator.entry("portal.set", portal.domain, AuditDetail(call.body))
    let outcome = try await perform(
      ChangePortalAndQueues(
        change: ChangePortal(portal: portal.id, change: change), queues: queues),
      call, in: portal.id
    ) { if case .changed = $0 { entry } else { nil } }
    switch outcome {
    case .changed(let portal): return .json(show(portal))
    case .domainTaken: throw Self.domainTaken
    case .unknown: throw Problem(.notFound, "There is no portal with this domain.")
    }
  }

  /// How much of a portal or an application is removed before a call is answered, in steps of a
  /// thousand rows; the rest goes in the background.
  static let stepsPerCall = 100

  private func erase(_ portal: Portal, _ call: Call) async throws -> HTTPReply {
    let entry = call.administrator.entry("portal.erase", portal.domain)
    _ = try await perform(ErasePortal(portal: portal.id), call, in: .server) { portal in
      portal == nil || portal?.settings.state == .erasing ? nil : entry
    }
    var isLeft = true
    for _ in 0..<Self.stepsPerCall where isLeft {
      isLeft = try await store.perform(EraseRemains(portal: portal.id))
    }
    return .json(
      ["domain": .string(portal.domain), "done": .bool(!isLeft)],
      status: isLeft ? .accepted : .ok)
  }

  /// A portal as the native API shows it.
  func show(_ portal: Portal) -> JSONObject {
    let settings = portal.settings
    return [
      "domain": .string(portal.domain),
      "member_id": .string(portal.memberID),
      "state": .string(settings.state.rawValue),
      "mode": portal.mode.map { .string($0.rawValue) } ?? .null,
      "offline_access": settings.offlineAccess.map { .string($0.rawValue) } ?? .null,
      "rest": .bool(settings.features.rest),
      "rest_offline_extended": .bool(settings.features.offlineExtended),
      "rest_auth_connector": .bool(settings.features.authConnector),
      "rate_limit": settings.rateLimit.map { .string($0.description) } ?? .null,
      "operating_limit": settings.operatingLimit.map { .string($0.text) } ?? .null,
      "time_zone": settings.timeZone.map { .string($0.text) } ?? .null,
      "queues": .object(portal.queueDefaults.object),
    ]
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

/// Changes a portal and the defaults of its queues at once.
private struct ChangePortalAndQueues: StoreOperation {
  let change: ChangePortal
  let queues: QueueChanges?

  func run(in transaction: some StoreTransaction) throws(StoreError) -> ChangePortal.Outcome {
    guard case .changed(var portal) = try change.run(in: transaction) else {
      return try change.run(in: transaction)
    }
    if let queues {
      portal.queueDefaults = try transaction.configurePortalQueues(
        ConfigurePortalQueues(portal: portal.id, changes: queues))
    }
    return .changed(portal)
  }
}
