import RestanteCore

/// `event.offline.list`: one page of the queue, claimed and failed events included.
struct EventOfflineList: RESTMethod {
  let name = "event.offline.list"
  let doesMoreWithoutParameters = true

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let offline = try OfflineCall(call)
    let fields = FilterDecoder.listFields
    let decoder = FilterDecoder(
      mode: call.mode, fields: fields, dates: offline.dates, budget: call.patterns)
    let drafts = try decoder.drafts(from: offline.parameters["FILTER"])
    let order = try OrderDecoder(fields: fields).order(
      from: offline.parameters["ORDER"], standard: .listDefault)
    // A page of very large events is shorter; `next` goes on where it ended.
    let asked = ListPage(start: call.start)
    let query = ListEvents(
      queue: offline.queue, filter: try decoder.filter(drafts, on: .reading), order: order,
      offset: asked.offset, limit: ListPage.size, maxBytes: call.replyBudget)
    guard call.replyBudget > 0 else { throw RESTError(.replyTooLarge) }
    let page = try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.listEvents(query)
    }
    var bytes: [UInt8] = []
    EventRows(
      utcOffset: call.utcOffset, showsState: true, showsDetails: DetailsFlag.decode(offline)
    ).append(page.events, to: &bytes)
    return MethodResult(
      json: bytes, next: asked.next(after: page.events.count, of: page.total),
      total: page.total)
  }
}
