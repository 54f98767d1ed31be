import RestanteJSON
import RestanteNative

/// `POST /lab/snapshots/{name}`: makes a snapshot.
struct PostSnapshot: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots/{name}")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "makeLabSnapshot",
    "Saves everything that the server stores, and its clock, as a snapshot. Replaces a snapshot "
      + "with the same name.",
    parameters: [SnapshotSchema.name],
    body: Schemas.nothing,
    reply: SnapshotSchema.one)

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let name = call.parameter("name")
    return .json(SnapshotSchema.object(try await LabSnapshots(control: control).make(name)))
  }
}
