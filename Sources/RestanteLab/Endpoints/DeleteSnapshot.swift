import RestanteJSON
import RestanteNative

/// `DELETE /lab/snapshots/{name}`: removes a snapshot.
struct DeleteSnapshot: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots/{name}")
  let verb = Verb.delete
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "removeLabSnapshot", "Removes a snapshot.",
    parameters: [SnapshotSchema.name],
    reply: SnapshotSchema.one)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let name = call.parameter("name")
    return .json(SnapshotSchema.object(try LabSnapshots(control: control).remove(name)))
  }
}
