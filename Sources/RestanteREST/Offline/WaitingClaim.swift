import RestanteCore

/// A claim whose client is willing to wait until there is something to claim.
///
/// What was claimed or taken for a client
/// that is found gone before its reply starts goes back as it was: the same number, time and
/// attempts. A take is one commit, together with what is kept of its attempt, so that a server that
/// dies has either handed the events out, for the attempt's repeat and for the history, or not
/// touched them. With an `Idempotency-Key` a claim stays as it is, since the client that comes
/// again gets the same reply; a take is undone together with its attempt.
final class WaitingClaim: WaitingCall {
  private let call: MethodCall
  private let wait: CallWait
  /// The claim or take as it would be made without waiting.
  private let claim: ClaimEvents
  /// The result for a reply of the store; `nil` for one that was refused by its size.
  private let result: @Sendable (ClaimReply) -> [UInt8]?

  init(
    call: MethodCall, wait: CallWait, claim: ClaimEvents,
    result: @escaping @Sendable (ClaimReply) -> [UInt8]?
  ) {
    self.call = call
    self.wait = wait
    self.claim = claim
    self.result = result
  }

  /// Claims what is there, if it need not wait for that.
  func begin() async throws(RESTError) -> CallProgress {
    guard wait.seconds > 0 else { return .done(applied(try await lastAttempt())) }
    // Anyone who comes while others wait stands in line behind them.
    if !call.context.waiting.isWaited(for: claim.queue), let found = try await look() {
      return .done(applied(found))
    }
    // What was answered before is answered again at once, no matter who waits.
    if call.attempt != nil,
      case .replayed(let known) = try await call.outcome(of: FindNothing(), { _ in nil })
    {
      return .done(applied(known))
    }
    return .waits(self)
  }

  func result(of waited: Waited) async -> Result<MethodResult, RESTError> {
    do throws(RESTError) {
      switch try waited.get() {
      case .got(let found): return .success(applied(found))
      case .full:
        if let found = try await look() { return .success(applied(found)) }
        throw RESTError(.tooManyWaiting)
      case .nothing:
        guard !wait.isOver else { return .success(applied(nothing)) }
        try await wait.authorizeAgain()
        return .success(applied(try await lastAttempt()))
      }
    } catch { return .failure(error) }
  }

  private func applied(_ found: MethodResult) -> MethodResult {
    var found = found
    found.headers.append(("Preference-Applied", "wait=\(wait.seconds)"))
    return found
  }

  private var interest: WaitingInterest {
    WaitingInterest(filter: claim.filter, wantsFailed: claim.wantsFailed)
  }

  private var holder: PlaceHolder {
    PlaceHolder(
      portal: claim.queue.portal,
      credential: .user(call.caller.user.id, claim.queue.application))
  }

  func wait() async -> Waited {
    let stopwatch = call.context.stopwatch
    let start = stopwatch.microseconds()
    let busy = IdleTime()
    defer { call.idle.add(stopwatch.microseconds() - start - busy.microseconds) }
    do throws(RESTError) {
      return .success(
        try await call.context.waiting.wait(
          for: interest, in: claim.queue, as: holder, atMost: .seconds(wait.seconds),
          unless: wait.hangUp
        ) { () async throws(RESTError) -> MethodResult? in
          try await inSeparateTask { await self.turn(busy) }.get()
        })
    } catch { return .failure(error) }
  }

  /// Claims what is there, now that it is the client's turn.
  private func turn(_ busy: IdleTime) async -> Result<MethodResult?, RESTError> {
    let began = call.context.stopwatch.microseconds()
    defer { busy.add(call.context.stopwatch.microseconds() - began) }
    do throws(RESTError) {
      try await wait.authorizeAgain()
      return .success(try await attempt())
    } catch { return .failure(error) }
  }

  /// What a client gets that finds nothing, or that is gone and gets nothing at all.
  private var nothing: MethodResult { MethodResult(json: result(.events([])) ?? []) }

  /// Claims what is there, even if that is nothing: a repeat of the attempt gets the same.
  private func lastAttempt() async throws(RESTError) -> MethodResult {
    if try await mayFind() { return try await attempt(keepsNothing: true) ?? nothing }
    guard call.attempt != nil else { return nothing }
    switch try await call.outcome(of: FindNothing(), result) {
    case .replayed(let known): return known
    case .kept, .open: return nothing
    }
  }

  /// Claims what is there; `nil` when there is nothing.
  private func look() async throws(RESTError) -> MethodResult? {
    try await mayFind() ? try await attempt() : nil
  }

  /// Whether there is something to claim. Where a filter lets nothing through a reader knows it,
  /// and no writer is asked.
  private func mayFind() async throws(RESTError) -> Bool {
    if claim.filter.isEmpty { return true }
    return try await storeAnswer { () async throws(StoreError) in
      try await call.context.store.hasUnclaimed(interest, in: claim.queue)
    }
  }

  /// Claims what is there; `nil` when there is nothing.
  ///
  /// - Parameter keepsNothing: Whether "nothing" is the reply that a repeat of the attempt gets.
  private func attempt(keepsNothing: Bool = false) async throws(RESTError) -> MethodResult? {
    guard !wait.isOver else { return nothing }
    let outcome = try await call.outcome(of: claim) { [result] reply in
      keepsNothing || reply.hasEvents ? result(reply) : nil
    }
    switch outcome {
    case .replayed(let known):
      return known
    case .kept(let json, let reply):
      guard wait.isOver, claim.disposition == .take else { return MethodResult(json: json) }
      try await putBack(reply)
      return nothing
    case .open(.refusedBySize):
      throw RESTError(.replyTooLarge)
    case .open(.events([])):
      return nil
    case .open(let reply):
      if wait.isOver {
        try await putBack(reply)
        return nothing
      }
      guard let json = result(reply) else { throw RESTError(.replyTooLarge) }
      return MethodResult(json: json)
    }
  }

  /// Lets what the client would have got be as it was. Should that fail, what was claimed comes
  /// back with its lease, and what was taken stands in the history.
  private func putBack(_ reply: ClaimReply) async throws(RESTError) {
    guard case .events(let events) = reply, !events.isEmpty else { return }
    switch claim.disposition {
    case .reserve:
      _ = try await call.perform(ReleaseEvents(queue: claim.queue, processID: claim.processID))
    case .take:
      _ = try await call.perform(
        UndoTake(
          queue: claim.queue, processID: claim.processID, events: events,
          attempt: call.attempt?.key))
    }
  }
}

/// A claim of which it is known that it finds nothing.
private struct FindNothing: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply { .events([]) }
}

extension ClaimReply {
  fileprivate var hasEvents: Bool {
    guard case .events(let events) = self else { return false }
    return !events.isEmpty
  }
}

extension MethodCall {
  /// What an operation came to that may be an attempt with a key.
  fileprivate enum Outcome<Value: Sendable> {
    /// It is what an earlier attempt with the key came to.
    case replayed(MethodResult)
    /// It was carried out, and this reply is kept for repeats.
    case kept([UInt8], Value)
    /// It was carried out, and nothing was kept of it.
    case open(Value)
  }

  /// Runs an operation, once for an attempt of which `reply` makes something. Without a key nothing
  /// is kept.
  fileprivate func outcome<Operation: StoreOperation>(
    of operation: Operation, _ reply: @escaping @Sendable (Operation.Outcome) -> [UInt8]?
  ) async throws(RESTError) -> Outcome<Operation.Outcome> {
    guard let attempt else { return .open(try await perform(operation)) }
    switch try await perform(attempt.once(operation, reply: reply)) {
    case .done(let json, let outcome): return .kept(json, outcome)
    case .replayed(let json):
      var result = MethodResult(json: json)
      result.isReplayed = true
      return .replayed(result)
    case .notKept(let outcome): return .open(outcome)
    case .reused: throw RESTError(.idempotencyReused)
    case .full: throw RESTError(.idempotencyFull)
    }
  }
}
