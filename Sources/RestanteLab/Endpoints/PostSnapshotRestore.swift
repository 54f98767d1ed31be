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
    "Restores what the server stored, and its clock, from a snapshot. Removes all fault rules and "
      + "all recorded requests and deliveries.",
    parameters: [SnapshotSchema.name],
    body: Schemas.nothing,
    reply: SnapshotSchema.one)

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let name = call.parameter("name")
    return .json(SnapshotSchema.object(try await LabSnapshots(control: control).restore(name)))
  }
}
