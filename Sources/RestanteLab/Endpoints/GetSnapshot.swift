import RestanteJSON
import RestanteNative

/// `GET /lab/snapshots/{name}`: a snapshot as one text.
struct GetSnapshot: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("snapshots/{name}")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "exportLabSnapshot", "Returns a snapshot as one JSON text, which can be imported elsewhere.",
    parameters: [SnapshotSchema.name],
    reply: SnapshotSchema.text)

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(try LabSnapshots(control: control).text(of: call.parameter("name")))
  }
}
