import RestanteJSON
import RestanteNative

/// `GET /lab/requests`: what was asked.
struct GetRequests: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("requests")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labRequests", "Lists requests to the server with their replies, the oldest first.",
    parameters: RequestQuery.parameters + [RecordQuery.limit],
    notes: "Secrets are hidden: credentials, also in paths, and whatever equals them. The latest "
      + "1,000 requests are kept, fewer if they are large. Calls of the lab, pages and probes "
      + "are not among them.",
    reply: RequestQuery.reply)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let filter = try RequestQuery.filter(call.query)
    let limit = try RecordQuery.limit(call.query)
    return .json(RequestQuery.reply(control.requests.contents, filter, limit: limit))
  }
}
