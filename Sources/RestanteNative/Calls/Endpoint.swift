package import RestanteCore

/// One verb on one path of the API: what it is, who may use it, and what it does.
///
/// A file holds one endpoint and is named for it: `POST /v1/queues/{client_id}/redrive` is
/// `PostRedrive`. ``EndpointTable`` lists them all.
package protocol Endpoint: Sendable {
  /// The path, parameters in braces.
  var path: PathTemplate { get }
  /// The verb; one that reads also serves `HEAD`.
  var verb: Verb { get }
  /// Which keys are good for it.
  var access: EndpointAccess { get }
  /// What clients are told: the source of the OpenAPI document and of the reference.
  var reference: EndpointReference { get }
  /// Carries a call out.
  ///
  /// - Throws: ``Problem``, `StoreError`, ``PasswordQueueFull`` or what reading the body throws.
  func run(_ call: NativeCall) async throws -> NativeReply
}

/// The verbs of the API.
package enum Verb: String, Sendable, Hashable {
  case get = "GET"
  case post = "POST"
  case patch = "PATCH"
  case delete = "DELETE"
}

/// Which keys are good for an endpoint. A portal's key is good for its own portal; one of the
/// server for the portal that the call names.
package enum EndpointAccess: Sendable, Hashable {
  /// Keys for this, or for administration, of a portal.
  case portal(APIKeyScope)
  /// Keys for this, or for administration; one of the server that names no portal means the
  /// server's own.
  case portalOrServer(APIKeyScope)
  /// Keys for this, or for administration, of a portal; keys of the server whether or not they
  /// name a portal.
  case ownOrServer(APIKeyScope)
  /// Keys of the server.
  case server

  /// What a portal's key must be for.
  var scope: APIKeyScope {
    switch self {
    case .portal(let scope), .portalOrServer(let scope), .ownOrServer(let scope): scope
    case .server: .admin
    }
  }

  /// Whether the call must be about a portal.
  var needsPortal: Bool {
    if case .portal = self { true } else { false }
  }

  /// The rule in words.
  var text: String {
    switch self {
    case .portal: "A key with \(scopes)."
    case .portalOrServer:
      "A key with \(scopes). A server-wide key without portal addresses the server."
    case .ownOrServer: "A server-wide key, or a key of the portal with \(scopes)."
    case .server: "A server-wide key."
    }
  }

  private var scopes: String {
    scope == .admin ? "the scope `admin`" : "the scope `\(scope.rawValue)` or `admin`"
  }
}
