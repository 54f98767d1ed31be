import RestanteJSON
import RestanteNative
import RestanteServer

/// `GET /lab/openapi.json`: describes the lab.
struct GetLabDocument: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("openapi.json")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labDocument", "Returns this document.",
    reply: ReplyReference("An OpenAPI document.", ["type": "object", "required": ["openapi"]]))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let table = LabEndpoints.table(of: control)
    let key = NativeDescription.keyScheme
    let problem = NativeDescription.schemas["Problem"] ?? [:]
    let user = NativeDescription.schemas["UserNumber"] ?? [:]
    return .json([
      "openapi": "3.1.0",
      "info": [
        "title": "Restante's lab", "version": .string(ServerVersion.text),
        "summary": "Commands of tests to a server. From its own machine they need no key.",
        "license": ["name": "Apache License 2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": .string(try control.server.publicURL.base)]],
      "paths": .object(NativeDescription.paths(of: table, tag: "Lab")),
      "components": [
        "securitySchemes": [
          key: ["type": "http", "scheme": "bearer", "description": "A key for administration."]
        ],
        "schemas": ["Problem": problem, "UserNumber": user],
      ],
    ])
  }
}
