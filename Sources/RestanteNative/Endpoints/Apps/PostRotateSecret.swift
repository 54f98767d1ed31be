import RestanteCore
import RestanteJSON

/// `POST /v1/apps/{client_id}/rotate`: gives an application a new secret.
struct PostRotateSecret: Endpoint {
  let path: PathTemplate = "apps/{client_id}/rotate"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "rotateClientSecret", "Gives an application a new secret. Only this reply contains it.",
    parameters: [.clientID, .portal],
    body: Schemas.members([
      "grace": Schemas.integer(
        0...Schemas.longestLifetime, "How many seconds older secrets remain valid.")
    ]),
    reply: ReplyReference(
      "The secret.",
      Schemas.object([
        "client_id": Schemas.text, "client_secret": Schemas.text, "id": Schemas.text,
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let application = try await call.application()
    let arguments = ArgumentReader(body)
    let grace = try arguments.integer("grace") ?? 0
    guard (0...Schemas.longestLifetime).contains(grace) else {
      throw arguments.wrong("grace", "must be an integer from 0 to \(Schemas.longestLifetime)")
    }
    let secret = Credential.secret(using: call.context.random)
    let hash = SecretHash(of: secret)
    let entry = call.holder.entry("app.rotate", application.clientID, AuditDetail(body))
    let isRotated = try await call.perform(
      RotateClientSecret(
        portal: application.portal, application: application.id, secret: hash, grace: grace)
    ) { $0 ? entry : nil }
    guard isRotated else { throw Problem.unknownApplication }
    return .json([
      "client_id": .string(application.clientID), "client_secret": .string(secret),
      "id": .string("\(CredentialID(of: hash))"),
    ])
  }
}
