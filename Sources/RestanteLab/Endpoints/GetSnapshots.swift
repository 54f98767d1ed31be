import RestanteJSON
import RestanteNative

/// `GET /lab/snapshots`: the snapshots.
struct GetSnapshots: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labSnapshots", "Lists snapshots of everything that the server stores.",
    reply: SnapshotSchema.list)

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json([
      "snapshots": .array(
        LabSnapshots(control: control).all.map { .object(SnapshotSchema.object($0)) })
    ])
  }
}
