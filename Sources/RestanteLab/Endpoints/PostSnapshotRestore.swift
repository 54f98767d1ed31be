import RestanteJSON
import RestanteNative

/// `POST /lab/snapshots/{name}/restore`: makes the server what it was.
struct PostSnapshotRestore: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots/{name}/restore")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "restoreLabSnapshot",
    "Makes the server what it was when the snapshot was made, its clock included. Removes "
      + "rules of faults, and forgets what was asked and posted.",
    parameters: [SnapshotSchema.name],
    body: Schemas.nothing,
    reply: SnapshotSchema.one)

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let name = call.parameter("name")
    return .json(SnapshotSchema.object(try await LabSnapshots(control: control).restore(name)))
  }
}
