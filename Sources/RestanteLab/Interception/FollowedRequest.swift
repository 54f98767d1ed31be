import RestanteCore
import RestanteJSON
import RestanteREST
import RestanteServer
import Synchronization

/// Lets faults happen to one request, and records it.
final class FollowedRequest: RequestInterceptor {
  private struct State {
    var facts = RequestFacts()
    /// What is to become of the reply.
    var reply: ReplyFault?
    var status: Int?
    /// Whether nothing more is to be done for the request.
    var isBroken = false
  }

  private let request: InterceptedRequest
  private let control: LabControl
  private let state = Mutex(State())

  init(_ request: InterceptedRequest, _ control: LabControl) {
    self.request = request
    self.control = control
  }

  func admits() async -> Bool {
    _ = await draw(FaultOccasion(kind: .request, name: request.path))
    return state.withLock { !$0.isBroken }
  }

  func read(method: String?, parameters: JSONObject) {
    state.withLock { state in
      state.facts.method = method?.lowercased()
      state.facts.parameters = parameters
    }
  }

  func verdict(on call: InterceptedCall) async -> CallVerdict {
    let isBroken = state.withLock { state in
      state.facts.portal = call.portal.domain
      state.facts.application = call.clientID
      return state.isBroken
    }
    // A batch goes no further once its connection is gone.
    if isBroken { return .refuse(.storeUnavailable) }
    let rule = await draw(
      FaultOccasion(
        kind: .call, name: call.method, portal: call.portal.domain, application: call.clientID))
    switch rule?.action.effect {
    case .error(let error): return .refuse(error)
    case .status, .reply(.reset), .store(.unavailable): return .refuse(.storeUnavailable)
    case .store(.unknown): return .runAndFail(.outcomeUnknown)
    case nil, .delayOnly, .reply, .delivery: return .run
    }
  }

  func ended(_ call: InterceptedCall, error: String?) {
    guard call.isInBatch else { return }
    state.withLock { state in
      state.facts.commands.append(
        RequestFacts.Command(method: call.method, parameters: call.parameters, error: error))
    }
  }

  func transfer(of reply: InterceptedReply) async -> ReplyTransfer {
    let state = state.withLock { $0 }
    var facts = state.facts
    if facts.portal == nil { facts.portal = await control.domain(of: reply.portal) }
    let text = state.status.map { "Status \($0), as a rule of the lab says.\n" }
    control.requests.append(
      facts.record(
        request, reply, status: state.status, text: text, at: control.clock.now()))
    if let status = state.status, let text { return .replaced(status: status, text: text) }
    let bytes = reply.body?.count ?? 0
    switch state.reply {
    case nil: return .whole
    case .reset: return .nothing(isReset: true)
    case .lost: return .nothing(isReset: false)
    case .cut: return .pieces([bytes / 2], pause: {})
    case .slow(let span): return slowly(bytes, within: span)
    }
  }

  /// The maximum number of pieces of a slow reply.
  private static let slowPieces = 50

  private func slowly(_ bytes: Int, within span: Int64) -> ReplyTransfer {
    let size = max(1, (bytes + Self.slowPieces - 1) / Self.slowPieces)
    let pieces = max(1, (bytes + size - 1) / size)
    let pause = span / Int64(pieces)
    return .pieces(Array(repeating: size, count: pieces)) { [control] in
      try await control.clock.sleep(milliseconds: pause)
    }
  }

  /// The rule that applies to an occasion, after its delay.
  private func draw(_ occasion: FaultOccasion) async -> FaultRule? {
    guard let rule = control.faults.draw(occasion) else { return nil }
    // Cut short, a delay is over.
    if rule.action.delay > 0 { try? await control.clock.sleep(milliseconds: rule.action.delay) }
    state.withLock { state in
      state.facts.faults.append(rule.id)
      switch rule.action.effect {
      case .status(let status):
        state.status = status
        state.isBroken = true
      case .reply(let fault):
        state.reply = fault
        if fault == .reset { state.isBroken = true }
      case .delayOnly, .error, .store, .delivery: break
      }
    }
    return rule
  }
}

extension LabClock {
  /// Sleeps for so long by the clock.
  func sleep(milliseconds: Int64) async throws {
    try await sleep(until: Timestamp(milliseconds: now().milliseconds + milliseconds))
  }
}
