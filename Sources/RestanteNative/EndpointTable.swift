/// The endpoints of an API, those of one path together.
package struct EndpointTable: Sendable {
  /// What the API is called where a path is unknown.
  private let name: String
  /// All endpoints, in the order in which the document and the reference list them.
  package let all: [any Endpoint]
  private let places: [String: [Place]]

  /// One path and what its verbs do.
  private struct Place: Sendable {
    let path: PathTemplate
    var endpoints: [RoutedEndpoint]
  }

  static let standard = EndpointTable([
    PostEvents(), GetEventNames(), PostEventNames(),
    GetQueues(), GetQueue(), GetQueueEvents(), GetQueueEvent(), PostPurge(),
    GetDead(), PostRelease(), PostRedrive(), PostDrop(), GetExplain(),
    GetStream(), GetHistory(), PostRestore(),
    GetPortals(), PostPortals(), GetPortal(), PatchPortal(), DeletePortal(),
    GetUsers(), PostUsers(), GetUser(), PatchUser(), DeleteUser(),
    GetApps(), PostApps(), GetApp(), PatchApp(), DeleteApp(),
    PostInstall(), PostUpdate(), PostUninstall(), PostRotateSecret(),
    GetWebhooks(), PostWebhooks(), DeleteWebhook(), PostRotateWebhook(),
    GetDoors(), PostDoors(), DeleteDoor(),
    GetOutgoingWebhooks(), PostOutgoingWebhooks(), DeleteOutgoingWebhook(),
    PostRotateOutgoingWebhook(),
    GetHandlers(), PostResume(),
    GetDeliveries(), GetDelivery(), PostRedriveDeliveries(), PostParkDeliveries(),
    PostDropDeliveries(),
    GetKeys(), PostKeys(), DeleteKey(), PostRotateKey(),
    GetTokens(), PostTokens(), DeleteTokens(), DeleteToken(),
    GetActivity(), GetAudit(), PostRotateServerKey(),
  ])

  /// Puts endpoints together.
  ///
  /// - Parameters:
  ///   - endpoints: The endpoints, in the order of the document.
  ///   - name: What the API is called, as in "The native API has no such path."
  package init(_ endpoints: [any Endpoint], of name: String = "native API") {
    all = endpoints
    self.name = name
    var places: [String: [Place]] = [:]
    for endpoint in endpoints {
      var known = places[endpoint.path.root] ?? []
      if let index = known.firstIndex(where: { $0.path == endpoint.path }) {
        known[index].endpoints.append(RoutedEndpoint(endpoint))
      } else {
        known.append(Place(path: endpoint.path, endpoints: [RoutedEndpoint(endpoint)]))
      }
      places[endpoint.path.root] = known
    }
    self.places = places
  }

  /// The endpoint of a request and the parameters of its path.
  func route(
    _ request: NativeRequest
  ) throws(Problem) -> (endpoint: RoutedEndpoint, parameters: [String: String]) {
    for place in request.segments.first.flatMap({ places[$0] }) ?? [] {
      guard let parameters = place.path.match(request.segments) else { continue }
      let verb = request.verb == "HEAD" ? Verb.get.rawValue : request.verb
      guard
        let endpoint = place.endpoints.first(where: { $0.endpoint.verb.rawValue == verb })
      else {
        let allowed = Self.allowedVerbs(place.endpoints.map(\.endpoint))
        throw Problem(
          .methodNotAllowed, "Only \(allowed) is allowed here.", headers: [("Allow", allowed)])
      }
      return (endpoint, parameters)
    }
    throw Problem(.notFound, "The \(name) has no such path.")
  }

  /// The verbs as the `Allow` header names them.
  private static func allowedVerbs(_ endpoints: [any Endpoint]) -> String {
    endpoints.map { $0.verb == .get ? "GET, HEAD" : $0.verb.rawValue }.joined(separator: ", ")
  }
}

/// An endpoint and what its reference says that requests may hold.
struct RoutedEndpoint: Sendable {
  let endpoint: any Endpoint
  /// The members of the body.
  let members: KnownMembers
  private let fields: [String]

  init(_ endpoint: any Endpoint) {
    let reference = endpoint.reference
    self.endpoint = endpoint
    members =
      reference.body.map { KnownMembers($0, references: NativeDescription.schemas) } ?? .anything
    fields = reference.parameters.filter { $0.place == .query }.map(\.name)
  }

  /// Makes sure that a query has no fields but those of the endpoint, and `portal`, which every
  /// call of a key of the server may have.
  func check(_ query: [String: String]) throws(Problem) {
    for name in query.keys.sorted() where name != "portal" && !fields.contains(name) {
      throw Problem.unknown("parameter", name, among: fields)
    }
  }
}
