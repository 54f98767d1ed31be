import RestanteJSON
import RestanteNative

/// `GET /lab/requests/wait`: waits until something was asked.
struct GetRequestsWait: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("requests/wait")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "waitForLabRequests", "Waits until so many calls or requests were answered, and lists them.",
    parameters: RequestQuery.parameters + RecordQuery.waiting,
    notes: "What was asked before counts as well, unless `since` says from where to count. With a "
      + "method, each command of a batch counts.",
    reply: RequestQuery.reply, problems: [.timedOut])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let filter = try RequestQuery.filter(call.query)
    let wait = try RecordQuery.Wait(call.query)
    let contents = await control.requests.wait(atMost: wait.timeout) { contents in
      filter.total(contents) >= wait.count
    }
    let count = filter.total(contents)
    guard count >= wait.count else { throw wait.timedOut(count) }
    return .json(RequestQuery.reply(contents, filter, limit: .max))
  }
}
