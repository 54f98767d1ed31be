import RestanteCore
import RestanteJSON

/// `POST /v1/apps`: adds an application. This reply is the only time its secret is shown.
struct PostApps: Endpoint {
  let path: PathTemplate = "apps"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addApplication", "Adds an application. Only this reply contains its secret.",
    parameters: [.portal],
    body: Schemas.members(
      [
        "client_id": ApplicationChangeReader.clientID,
        "installed": ["type": "boolean", "default": true],
        "version": ApplicationChangeReader.version,
      ], ApplicationChangeReader.members, Schemas.installingUser),
    reply: ReplyReference(
      "The application, with `client_secret`, `application_token`, and `signing_secret`, with "
        + "which online events are signed (Standard Webhooks).",
      Schemas.reference("Application")),
    problems: [.clientIDTaken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let context = call.context
    let portal = try call.portal
    let arguments = ArgumentReader(body)
    let reader = ApplicationChangeReader(arguments)
    let clientID = try reader.clientID() ?? Credential.clientID(using: context.random)
    let secret = Credential.secret(using: context.random)
    let addition = EnsureApplication(
      portal: portal.id, clientID: clientID, name: try arguments.text("name") ?? clientID,
      scopes: try reader.scopes() ?? context.settings.standardScopes,
      isInstalled: try arguments.bool("installed") ?? true, secret: SecretHash(of: secret))
    let operation = CreateApplication(
      addition, version: try reader.version() ?? 1, change: try reader.change(),
      user: try await call.installingUser(arguments),
      mode: context.mode(of: portal))
    let entry = call.holder.entry("app.add", clientID, AuditDetail(body))
    let outcome = try await call.perform(operation) {
      if case .added = $0 { entry } else { nil }
    }
    guard case .added(let application) = outcome else {
      throw Problem(
        .clientIDTaken, "The server has an application with this client id.",
        argument: "client_id")
    }
    var shown = application.shown(
      with: context.applicationTokens(of: application, on: portal), secret: secret)
    shown["signing_secret"] = .string(context.signingSecret(of: application, on: portal).text)
    return .json(shown)
  }
}
