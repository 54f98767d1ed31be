import RestanteJSON
import RestanteNative

/// `POST /lab/kinds`: adds kinds of objects, with methods and events.
struct PostKinds: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("kinds")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "addLabKinds",
    "Adds kinds of objects: methods of the Bitrix24 API that keep them and raise their events.",
    body: KindSchema.body,
    notes: "A kind with the `method` of another takes its place. Kinds stay until the server "
      + "stops; snapshots hold them.",
    reply: KindSchema.reply, problems: [.limitReached])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    guard let kinds = try arguments.elements("kinds") else {
      throw arguments.wrong("kinds", "must be an array of kinds")
    }
    var families: [ObjectFamily] = []
    for kind in kinds { families.append(try ObjectFamily(kind)) }
    guard control.families.add(families) else {
      throw Problem(.limitReached, "There are at most \(ObjectFamilies.capacity) kinds.")
    }
    return .json(KindSchema.object(control.families.all))
  }
}
