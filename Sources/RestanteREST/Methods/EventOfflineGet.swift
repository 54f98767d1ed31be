import RestanteCore
import RestanteJSON

/// `event.offline.get`: claims or takes the first events of the queue, or reads a claim again.
struct EventOfflineGet: RESTMethod {
  let name = "event.offline.get"
  let honoursIdempotencyKey = true
  let doesMoreWithoutParameters = true

  /// How a request asks for events. A class, because functions on the way hand it on.
  private final class Request: Sendable {
    let queue: QueueKey
    let mode: Mode
    let processID: ProcessID?
    let clears: Bool
    let limit: Int
    let wantsFailed: Bool
    let filter: EventFilter
    let order: EventOrder
    /// For how long a new claim holds its events.
    let lease: Int64?
    /// What becomes of the end of a claim that is read again.
    let renewal: ReadClaim.Renewal
    let showsDetails: Bool
    let bounds: ReplyBounds

    init(
      queue: QueueKey, mode: Mode, processID: ProcessID?, clears: Bool, limit: Int,
      wantsFailed: Bool, filter: EventFilter, order: EventOrder, lease: Int64?,
      renewal: ReadClaim.Renewal, showsDetails: Bool, bounds: ReplyBounds
    ) {
      self.queue = queue
      self.mode = mode
      self.processID = processID
      self.clears = clears
      self.limit = limit
      self.wantsFailed = wantsFailed
      self.filter = filter
      self.order = order
      self.lease = lease
      self.renewal = renewal
      self.showsDetails = showsDetails
      self.bounds = bounds
    }
  }

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    try await run(try decode(OfflineCall(call)), call)
  }

  func begin(_ call: MethodCall) async throws(RESTError) -> CallProgress {
    let request = try decode(OfflineCall(call))
    guard request.processID == nil, let wait = call.wait else {
      return .done(try await run(request, call))
    }
    let (claim, result) = claim(request, call)
    return try await WaitingClaim(call: call, wait: wait, claim: claim, result: result).begin()
  }

  private func run(
    _ request: Request, _ call: MethodCall
  ) async throws(RESTError) -> MethodResult {
    if let processID = request.processID {
      return try await reread(processID, request, call)
    }
    let (claim, result) = claim(request, call)
    return try await call.answer(claim, otherwise: .replyTooLarge, result)
  }

  private func reread(
    _ processID: ProcessID, _ request: Request, _ call: MethodCall
  ) async throws(RESTError) -> MethodResult {
    let rows = EventRows(utcOffset: call.utcOffset, showsDetails: request.showsDetails)
    let operation = reading(processID, request)
    return try await call.answer(operation, otherwise: .replyTooLarge) { reply in
      Self.result(processID, reply, rows, call)
    }
  }

  /// A new claim, and what makes the `result` of the store's reply.
  private func claim(
    _ request: Request, _ call: MethodCall
  ) -> (claim: ClaimEvents, result: @Sendable (ClaimReply) -> [UInt8]?) {
    let fresh = ProcessID.generate(using: call.context.random)
    let shown = request.clears ? nil : fresh
    let result = { @Sendable (reply: ClaimReply) -> [UInt8]? in
      let rows = EventRows(utcOffset: call.utcOffset, showsDetails: request.showsDetails)
      return Self.result(shown, reply, rows, call)
    }
    return (claiming(fresh, request), result)
  }

  private func decode(_ offline: OfflineCall) throws(RESTError) -> Request {
    let parameters = offline.parameters
    let mode = offline.call.mode
    let clears = ClearFlag.decode(parameters["CLEAR"], mode: mode)
    guard clears || offline.call.caller.portal.settings.features.offlineExtended else {
      throw RESTError(.offlineLicence)
    }
    let processID = try offline.processID().map { ProcessID(PHPText.trimmed($0.text)) }
    let limit = parameters["LIMIT"]?.phpInteger ?? 50
    guard limit > 0 else { throw RESTError(.limit, argument: "LIMIT") }
    let lease = processID == nil ? try LeaseParameter.decode(offline) : nil
    let renewal =
      processID == nil ? .extend(lease: nil) : try LeaseParameter.decodeRenewal(offline)
    let fields = FilterDecoder.claimFields
    let decoder = FilterDecoder(
      mode: mode, fields: fields, dates: offline.dates, budget: offline.call.patterns)
    let drafts = try decoder.drafts(from: parameters["FILTER"])
    let order = try OrderDecoder(fields: fields).order(
      from: parameters["ORDER"], standard: .claimDefault)
    let filter = try decoder.filter(drafts, on: processID == nil ? .claiming : .reading)
    let showsDetails = DetailsFlag.decode(offline)
    return Request(
      queue: offline.queue, mode: mode, processID: processID, clears: clears,
      limit: Int(clamping: limit), wantsFailed: parameters["ERROR"]?.phpInteger == 1,
      filter: filter, order: order, lease: lease, renewal: renewal, showsDetails: showsDetails,
      bounds: try Self.bounds(offline.call, showsDetails: showsDetails))
  }

  /// What the reply has room for. A batch shares one reply among its commands.
  private static func bounds(
    _ call: MethodCall, showsDetails: Bool
  ) throws(RESTError) -> ReplyBounds {
    guard call.replyBudget > 0 else { throw RESTError(.replyTooLarge) }
    var bounds = call.context.settings.replyBounds(in: call.mode)
    bounds.bytes = min(bounds.bytes, call.replyBudget)
    if showsDetails { bounds.events = min(bounds.events, DetailsFlag.maxEvents) }
    return bounds
  }

  private func claiming(_ processID: ProcessID, _ request: Request) -> ClaimEvents {
    ClaimEvents(
      queue: request.queue, processID: processID, filter: request.filter, order: request.order,
      limit: request.limit, wantsFailed: request.wantsFailed,
      disposition: request.clears ? .take : .reserve(lease: request.lease),
      bounds: request.bounds)
  }

  private func reading(_ processID: ProcessID, _ request: Request) -> ReadClaim {
    ReadClaim(
      queue: request.queue, mode: request.mode, processID: processID, filter: request.filter,
      order: request.order, limit: request.limit, wantsFailed: request.wantsFailed,
      removes: request.clears, renewal: request.renewal,
      bounds: request.bounds)
  }

  /// The `result`; `nil` when there are no events because they would be too many.
  private static func result(
    _ processID: ProcessID?, _ reply: ClaimReply, _ rows: EventRows, _ call: MethodCall
  ) -> [UInt8]? {
    guard case .events(let events) = reply else { return nil }
    call.noteTraces(of: events, in: processID)
    var bytes: [UInt8] = []
    bytes.append(contentsOf: #"{"process_id":"#.utf8)
    if let processID {
      EventRows.appendText(processID.text, to: &bytes)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
    bytes.append(contentsOf: #","events":"#.utf8)
    rows.append(events, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
