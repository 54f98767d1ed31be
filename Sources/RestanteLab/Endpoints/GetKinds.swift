import RestanteNative

/// `GET /lab/kinds`: the kinds of objects that there are.
struct GetKinds: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("kinds")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labKinds", "Lists the kinds of objects that have methods.", reply: KindSchema.reply)

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(KindSchema.object(control.families.all))
  }
}
