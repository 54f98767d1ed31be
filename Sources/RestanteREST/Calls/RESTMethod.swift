import RestanteCore
import RestanteJSON

/// A method of the wire.
protocol RESTMethod: Sendable {
  /// The name in small letters.
  var name: String { get }
  /// The scope that a caller needs; `nil` for methods of the global scope.
  var scope: String? { get }
  /// Whether an `Idempotency-Key` makes a repeat of the call harmless.
  var honoursIdempotencyKey: Bool { get }
  /// Whether a call does more when a parameter is missing: takes more events, removes more.
  var doesMoreWithoutParameters: Bool { get }
  /// Carries a call out.
  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult
  /// Carries a call out whose client may be willing to wait, as far as it goes without a wait.
  func begin(_ call: MethodCall) async throws(RESTError) -> CallProgress
}

extension RESTMethod {
  var scope: String? { nil }
  var honoursIdempotencyKey: Bool { false }
  var doesMoreWithoutParameters: Bool { false }
  func begin(_ call: MethodCall) async throws(RESTError) -> CallProgress {
    .done(try await run(call))
  }
}

/// One call of a method.
final class MethodCall: Sendable {
  let context: ServiceContext
  /// All methods that there are.
  let methods: MethodTable
  let caller: Caller
  /// The mode of the caller's portal.
  let mode: Mode
  /// The method's own parameters: routing and authorization have taken theirs out.
  let parameters: RequestParameters
  /// The offset of a page; the reserved parameter `start`.
  let start: Int64
  /// How many bytes of result the reply still has room for.
  let replyBudget: Int
  /// The attempt that the call is, where the client gave it a key.
  let attempt: Attempt?
  /// How long the client is willing to wait, where it said so; never in a batch.
  let wait: CallWait?
  /// For how long the call only waited.
  let idle = IdleTime()
  /// Notes the traces of the events that the call returns; `nil` where nobody wants to know.
  let traces: ClaimedTraces?
  /// Notes the commands of a batch; `nil` for every other method.
  let commands: CommandLog?
  /// How many patterns the request may still have; commands of a batch share it.
  let patterns: PatternBudget
  /// Whether the call is a command of a batch.
  let isInBatch: Bool
  /// Who follows the request; nearly always `nil`.
  let interceptor: (any CallInterceptor)?

  init(
    context: ServiceContext, methods: MethodTable, caller: Caller, mode: Mode,
    parameters: RequestParameters, start: Int64, replyBudget: Int, attempt: Attempt? = nil,
    wait: CallWait? = nil,
    traces: ClaimedTraces? = nil, commands: CommandLog? = nil,
    patterns: PatternBudget = PatternBudget(), isInBatch: Bool = false,
    interceptor: (any CallInterceptor)? = nil
  ) {
    self.context = context
    self.methods = methods
    self.caller = caller
    self.mode = mode
    self.parameters = parameters
    self.start = start
    self.replyBudget = replyBudget
    self.attempt = attempt
    self.wait = wait
    self.traces = traces
    self.commands = commands
    self.patterns = patterns
    self.isInBatch = isInBatch
    self.interceptor = interceptor
  }

  /// How far ahead of UTC the portal's clocks are.
  var utcOffset: UTCOffset { context.utcOffset(of: caller.portal) }

  /// The calling application; webhooks are refused.
  func application() throws(RESTError) -> Application {
    guard case .token(let application) = caller.credential else {
      throw RESTError(.wrongAuthType)
    }
    return application
  }

  /// Notes what a claim returned.
  func noteTraces(of events: [OfflineEvent], in claim: ProcessID?) {
    guard let traces else { return }
    let returned = ClaimedTraces()
    returned.note(events)
    traces.note(returned.all)
    if let claim { context.tracedClaims?.note(claim, returned.all) }
  }

  /// Notes what is decided about events of a claim.
  func noteTraces(of claim: ProcessID) {
    guard let traces, let claims = context.tracedClaims else { return }
    traces.note(claims.traces(of: claim))
  }

  /// Runs an operation of the store.
  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(RESTError) -> Operation.Outcome {
    try await storeAnswer { () async throws(StoreError) in
      try await context.store.perform(operation)
    }
  }
}

/// What a method returns.
struct MethodResult: Sendable {
  /// The `result` as JSON text.
  var json: [UInt8]
  /// The offset of the next page, where there is one.
  var next: Int64?
  /// How many records there are on all pages.
  var total: Int64?
  /// Whether it was answered to an earlier attempt with the same key.
  var isReplayed = false
  /// Headers that belong to the reply.
  var headers: [(name: String, value: String)] = []

  /// A result that is JSON text already.
  init(json: [UInt8], next: Int64? = nil, total: Int64? = nil) {
    self.json = json
    self.next = next
    self.total = total
  }

  /// A small result.
  init(_ value: JSONValue) {
    self.init(json: value.encoded(.php))
  }
}
