import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteServer

/// `POST /lab/portals`: makes a portal with everything that a test needs.
struct PostLabPortals: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("portals")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "addLabPortal",
    "Adds a portal with users 1 (administrator) and 2, an application and credentials for them.",
    body: Schemas.members(["domain": PortalDomain.schema]),
    notes: "Without a domain it gets one of its own. All portals share the server's address: a "
      + "call is about the portal that its credentials belong to.",
    reply: ReplyReference(
      "What `demo.json` holds, and `portal`, the domain by which the portal is found here.",
      Schemas.object(
        JSONObject(
          members: [("portal", Schemas.text)] + DemoFile.memberNames.map { ($0, Schemas.text) }))),
    problems: [.taken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = ArgumentReader(try await call.object())
    let domain = try domain(arguments)
    guard let portal = try await control.server.addPortal(domain) else {
      throw Problem(.taken, "Another portal already has this domain.", argument: "domain")
    }
    var reply: JSONObject = ["portal": .string(domain)]
    for (name, value) in portal.object { reply[name] = value }
    return .json(reply)
  }

  private func domain(_ arguments: ArgumentReader) throws(Problem) -> String {
    guard let text = try arguments.string("domain") else {
      let name = control.random.source(for: .calls).text(length: 12, from: .hex)
      return "p\(name).lab"
    }
    guard let domain = PortalDomain(text) else {
      throw arguments.wrong("domain", "must be a host name, optionally with a port")
    }
    return domain.text
  }
}
