import RestanteJSON
import RestanteNative

/// `POST /lab/snapshots/{name}/import`: takes in a snapshot of a text.
struct PostSnapshotImport: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots/{name}/import")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "importLabSnapshot", "Imports a snapshot. Replaces one with the same name.",
    parameters: [SnapshotSchema.name],
    body: Schemas.members(SnapshotSchema.textMembers, required: ["database"]),
    reply: SnapshotSchema.one)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    return .json(
      SnapshotSchema.object(
        try LabSnapshots(control: control).take(call.parameter("name"), arguments)))
  }
}
