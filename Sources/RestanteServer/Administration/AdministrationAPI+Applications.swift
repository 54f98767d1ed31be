import HTTPTypes
import RestanteCore
import RestanteJSON
import RestanteREST

extension AdministrationAPI {
  /// `GET /v1/apps`: a page of a portal's applications.
  func applications(_ call: Call) async throws -> HTTPReply {
    let limit = try limit(call)
    let after = try after(call) { Int64($0).map(ApplicationID.init(rawValue:)) }
    let portal = try call.portal
    let applications = try await store.applications(on: portal.id, after: after, limit: limit)
    return page("apps", applications, limit: limit, mark: { "\($0.id.rawValue)" }) {
      show($0, on: portal)
    }
  }

  /// `POST /v1/apps`: adds an application. This reply is the only time its secret is shown.
  func addApplication(_ call: Call) async throws -> HTTPReply {
    let portal = try call.portal
    let arguments = try call.arguments
    let reader = ApplicationChangeReader(arguments)
    let clientID = try reader.clientID() ?? Credential.clientID(using: random)
    // Applications are told apart by it wherever no portal is named.
    guard try await store.clients(clientID: clientID).isEmpty else { throw Self.clientIDTaken }
    let secret = Credential.secret(using: random)
    let addition = AddApplication(
      portal: portal.id, clientID: clientID, name: try text("name", arguments) ?? clientID,
      scopes: try reader.scopes() ?? EventCatalogue.scopes,
      isInstalled: try arguments.bool("installed") ?? true, secret: SecretHash(of: secret))
    let operation = CreateApplication(
      addition, version: try reader.version() ?? 1, change: try reader.change(),
      mode: mode(of: portal))
    let entry = call.administrator.entry("app.add", clientID, AuditDetail(call.body))
    let outcome = try await perform(operation, call) {
      if case .added = $0 { entry } else { nil }
    }
    guard case .added(let application) = outcome else { throw Self.clientIDTaken }
    return .json(show(application, on: portal, secret: secret))
  }

  private static let clientIDTaken = Problem(
    .clientIDTaken, "The server has an application with this client id.", argument: "client_id")

  func mode(of portal: Portal) -> Mode { portal.mode ?? defaultMode }

  /// `/v1/apps/{client_id}`
  func application(_ clientID: String, _ call: Call) async throws -> HTTPReply {
    let portal = try call.portal
    let known = try await application(clientID, on: portal)
    switch call.method {
    case .patch: return try await change(known, on: portal, call)
    case .delete:
      let operation = UninstallApplication(
        portal: portal.id, application: known.id, removesApplication: true,
        mode: mode(of: portal))
      return try await uninstall(operation, "app.remove", known, call)
    default:
      var reply = show(known, on: portal)
      let secrets = try await store.clientSecrets(of: known.id, on: portal.id)
      reply["secrets"] = .array(secrets.map { .object(Self.show($0)) })
      return .json(reply)
    }
  }

  func application(_ clientID: String, on portal: Portal) async throws -> Application {
    guard let found = try await store.application(clientID: clientID, on: portal.id),
      found.removal != .removing
    else { throw Self.unknownApplication }
    return found
  }

  private static let unknownApplication = Problem(
    .notFound, "The portal has no application with this client id.")

  private func change(
    _ application: Application, on portal: Portal, _ call: Call
  ) async throws -> HTTPReply {
    let arguments = try call.arguments
    let reader = ApplicationChangeReader(arguments)
    var change = try reader.change()
    if let name = try text("name", arguments) { change.name = .set(name) }
    if let scopes = try reader.scopes() { change.scopes = .set(scopes) }
    let operation = ChangeApplicationAndQueues(
      change: ChangeApplication(
        portal: portal.id, application: application.id, change: change, mode: mode(of: portal)),
      queues: ConfigureQueues(
        portal: portal.id, application: application.id,
        changes: try QueueChangesReader(arguments).changes()))
    let entry = call.administrator.entry(
      "app.set", application.clientID, AuditDetail(call.body))
    let outcome = try await perform(operation, call) { $0 == nil ? nil : entry }
    guard let (changed, configuration) = outcome?.pair else { throw Self.unknownApplication }
    var reply = show(changed, on: portal)
    for (name, value) in configuration.settings.shown { reply[name] = value }
    reply["own"] = .array(configuration.choices.object.keys.map { .string($0) })
    return .json(reply)
  }

  /// `POST /v1/apps/{client_id}/install`, `…/update`, `…/uninstall` and `…/rotate`.
  func perform(
    _ action: ApplicationAction, on clientID: String, _ call: Call
  ) async throws -> HTTPReply {
    let portal = try call.portal
    let known = try await application(clientID, on: portal)
    let arguments = try call.arguments
    switch action {
    case .install:
      let operation = InstallApplication(
        portal: portal.id, application: known.id, mode: mode(of: portal))
      return try await step(operation, "app.install", known, on: portal, call)
    case .update:
      guard let version = try ApplicationChangeReader(arguments).version() else {
        throw arguments.wrong("version", "must be an integer from 1 to \(Int32.max)")
      }
      let operation = UpdateApplication(
        portal: portal.id, application: known.id, version: version, mode: mode(of: portal))
      return try await step(operation, "app.update", known, on: portal, call)
    case .uninstall:
      let operation = UninstallApplication(
        portal: portal.id, application: known.id,
        removesOptions: try arguments.bool("clean") ?? false, mode: mode(of: portal))
      return try await uninstall(operation, "app.uninstall", known, call)
    case .rotate: return try await rotate(known, call)
    }
  }

  private func step<Step: StoreOperation>(
    _ operation: Step, _ action: String, _ known: Application, on portal: Portal, _ call: Call
  ) async throws -> HTTPReply where Step.Outcome == ApplicationLifeOutcome {
    let entry = call.administrator.entry(action, known.clientID, AuditDetail(call.body))
    let outcome = try await perform(operation, call) { if case .done = $0 { entry } else { nil } }
    switch outcome {
    case .done(let application), .unchanged(let application):
      return .json(show(application, on: portal))
    case .beingRemoved:
      throw Problem(
        .busy, "What the application left behind is still being removed; try again later.")
    case .unknown: throw Self.unknownApplication
    }
  }

  /// Marks an application and removes what is left of it, the greater part in the background when
  /// there is much.
  private func uninstall(
    _ operation: UninstallApplication, _ action: String, _ known: Application, _ call: Call
  ) async throws -> HTTPReply {
    let entry = call.administrator.entry(action, known.clientID, AuditDetail(call.body))
    _ = try await perform(operation, call) { if case .done = $0 { entry } else { nil } }
    var isLeft = true
    for _ in 0..<Self.stepsPerCall where isLeft {
      isLeft = try await store.perform(
        CleanUpApplication(portal: operation.portal, application: known.id))
    }
    return .json(
      ["client_id": .string(known.clientID), "done": .bool(!isLeft)],
      status: isLeft ? .accepted : .ok)
  }

  private func rotate(_ known: Application, _ call: Call) async throws -> HTTPReply {
    let arguments = try call.arguments
    let grace = try arguments.integer("grace") ?? 0
    guard (0...NativeAPI.longestLifetime).contains(grace) else {
      throw arguments.wrong("grace", "must be an integer from 0 to \(NativeAPI.longestLifetime)")
    }
    let secret = Credential.secret(using: random)
    let hash = SecretHash(of: secret)
    let entry = call.administrator.entry("app.rotate", known.clientID, AuditDetail(call.body))
    let isRotated = try await perform(
      RotateClientSecret(
        portal: known.portal, application: known.id, secret: hash, grace: grace), call
    ) { $0 ? entry : nil }
    guard isRotated else { throw Self.unknownApplication }
    return .json([
      "client_id": .string(known.clientID), "client_secret": .string(secret),
      "id": .string("\(CredentialID(of: hash))"),
    ])
  }

  /// An application as the native API shows it.
  ///
  /// - Parameter secret: A secret that was made just now. With it the application token is shown,
  ///   too; otherwise only while the server key is rotated, together with the next one.
  func show(
    _ application: Application, on portal: Portal, secret: String? = nil
  ) -> JSONObject {
    var shown: JSONObject = ["client_id": .string(application.clientID)]
    if let secret { shown["client_secret"] = .string(secret) }
    let tokens = serverKeys.applicationTokens(
      memberID: portal.memberID, clientID: application.clientID, at: store.time.now())
    if secret != nil || tokens.next != nil {
      shown["application_token"] = .string(tokens.current)
    }
    if let next = tokens.next {
      shown["application_token_until"] = Timestamp.shown(next.from)
      shown["next_application_token"] = .string(next.token)
    }
    let members: JSONObject = [
      "name": .string(application.name),
      "scope": .string(application.scopes.joined(separator: ",")),
      "installed": .bool(application.isInstalled),
      "status": .string(application.status),
      "version": .int(application.version),
      "active": .bool(application.isActive),
      "blocked": .bool(application.isBlocked),
      "payment": .string(application.payment.rawValue),
      "redirect_uri": .string(application.redirectURI),
      "install_url": .string(application.installURL),
      "allowed_users": application.allowedUsers.map { users in
        .array(users.map { .int($0.rawValue) })
      } ?? .null,
      "removal": application.removal.map { .string($0.rawValue) } ?? .null,
    ]
    for (name, value) in members { shown.append(key: name, value: value) }
    return shown
  }

  private static func show(_ secret: ClientSecretRecord) -> JSONObject {
    [
      "id": .string("\(secret.id)"), "created": Timestamp.shown(secret.createdAt),
      "expires": Timestamp.shown(secret.expiresAt),
    ]
  }
}

/// Changes an application and its choices about queues at once.
private struct ChangeApplicationAndQueues: StoreOperation {
  struct Changed: Sendable, Hashable {
    let application: Application
    let configuration: QueueConfiguration

    var pair: (Application, QueueConfiguration) { (application, configuration) }
  }

  let change: ChangeApplication
  let queues: ConfigureQueues

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Changed? {
    guard let application = try change.run(in: transaction) else { return nil }
    return Changed(application: application, configuration: try queues.run(in: transaction))
  }
}
