import HTTPTypes
import NIOCore
import RestanteCore
import RestanteJSON
import RestanteREST

extension NativeAPI {
  /// `POST /v1/apps`: adds an application. This reply is the only time its secret is shown.
  func addApplication(_ body: ByteBuffer, on portal: Portal) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    let clientID = try Self.clientID(arguments) ?? Credential.clientID(using: random)
    let secret = Credential.secret(using: random)
    let outcome = try await store.perform(
      AddApplication(
        portal: portal.id, clientID: clientID, name: try arguments.string("name") ?? clientID,
        scopes: try Self.scopes(arguments) ?? EventCatalogue.scopes,
        isInstalled: try arguments.bool("installed") ?? true, secret: SecretHash(of: secret)))
    guard case .added(let application) = outcome else {
      throw Problem(
        .clientIDTaken, "The portal has an application with this client id.",
        argument: "client_id")
    }
    return reply(application, secret: secret, on: portal)
  }

  private static func clientID(_ arguments: ArgumentReader) throws(Problem) -> String? {
    guard let text = try arguments.string("client_id") else { return nil }
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        "client_id", "must have 1 to 255 characters: letters, digits, dots, '-' and '_'")
    }
    return text
  }

  /// Scopes come as a list or, as on the wire, as one string with commas.
  private static func scopes(_ arguments: ArgumentReader) throws(Problem) -> [String]? {
    let names: [String]
    switch arguments.value("scope") {
    case nil: return nil
    case .string(let text): names = text.split(separator: ",").map(String.init)
    case .array(let values): names = values.map { $0.stringValue ?? "" }
    default: throw arguments.wrong("scope", "must be a string or an array of strings")
    }
    for name in names where name.isEmpty || !name.utf8.allSatisfy(Credential.isPlain) {
      throw arguments.wrong("scope", "must name scopes of letters, digits, dots, '-' and '_'")
    }
    return names
  }

  private func reply(_ application: Application, secret: String, on portal: Portal) -> HTTPReply {
    let token = serverKey.applicationToken(
      memberID: portal.memberID, clientID: application.clientID)
    return .json([
      "client_id": .string(application.clientID),
      "client_secret": .string(secret),
      "application_token": .string(token),
      "name": .string(application.name),
      "scope": .string(application.scopes.joined(separator: ",")),
      "installed": .bool(application.isInstalled),
    ])
  }
}
