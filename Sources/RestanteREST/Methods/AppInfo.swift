import RestanteCore
import RestanteJSON

/// `app.info`: what application calls; to a webhook only its scopes.
struct AppInfo: RESTMethod {
  let name = "app.info"

  /// What the original shows when it is not run in its maker's cloud.
  private static let licence = "en_selfhosted"
  /// The two parts of it. Clients know families by a list, of which this one is `en`.
  private static let licenceType = "selfhosted"
  private static let licenceFamily = "en"

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    switch call.caller.credential {
    case .token(let application):
      return MethodResult(Self.describe(application))
    case .webhook:
      // As in the original, a batch does not know any more which webhook it came by.
      guard !call.isInBatch else {
        throw RESTError(.accessDeniedBecause, "Application context required")
      }
      return MethodResult([
        "SCOPE": .array(call.caller.scopes.map { .string($0) }),
        "LICENSE": .string(Self.licence),
      ])
    }
  }

  private static func describe(_ application: Application) -> JSONValue {
    [
      "ID": .int(application.id.rawValue), "CODE": .string(application.clientID),
      "VERSION": .int(application.version), "STATUS": .string(application.status),
      "INSTALLED": .bool(application.isInstalled),
      "PAYMENT_EXPIRED": application.payment == .paid ? "N" : "Y",
      "DAYS": application.payment == .paid ? nil : 0,
      "LANGUAGE_ID": "en", "LICENSE": .string(licence), "LICENSE_TYPE": .string(licenceType),
      "LICENSE_FAMILY": .string(licenceFamily),
    ]
  }
}
