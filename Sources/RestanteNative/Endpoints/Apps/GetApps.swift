import RestanteCore
import RestanteJSON

/// `GET /v1/apps`: a page of a portal's applications.
struct GetApps: Endpoint {
  let path: PathTemplate = "apps"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listApplications", "Lists a portal's applications, in pages.",
    parameters: [.portal] + EndpointParameter.page, reply: .page("apps", of: "Application"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { Int64($0).map(ApplicationID.init(rawValue:)) }
    let applications = try await call.store.applications(
      on: try call.portal.id, after: after, limit: page.limit)
    return .page(
      "apps", applications, limit: page.limit, mark: { "\($0.id.rawValue)" }, \.shown)
  }
}
