import RestanteCore
import RestanteJSON

/// `GET /v1/doors`: a page of a portal's doors, without their codes.
struct GetDoors: Endpoint {
  let path: PathTemplate = "doors"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listDoors", "Lists the doors for other portals' events, in pages.",
    parameters: [.portal] + EndpointParameter.page, reply: .page("doors", of: "Door"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { CredentialID($0) }
    let doors = try await call.store.doors(
      on: try call.portal.id, after: after, limit: page.limit)
    return .page("doors", doors, limit: page.limit, mark: { "\($0.id)" }, \.shown)
  }
}
