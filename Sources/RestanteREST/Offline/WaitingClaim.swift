import RestanteCore

/// A claim whose client is willing to wait until there is something to claim.
///
/// The answering task is cancelled when the client hangs up. What was claimed for a client that is
/// found gone goes back as it was: the same number, time and attempts. A take is therefore made in
/// two steps, a claim with a short lease and, just before the reply, the removal of what it holds:
/// should the server die in between, the events come back by themselves. With an `Idempotency-Key`
/// a claim stays as it is, since the client that comes again gets the same reply.
struct WaitingClaim: Sendable {
  /// For how many seconds a take holds events before its reply starts.
  static let takeLease: Int64 = 60

  let call: MethodCall
  let wait: CallWait
  /// The claim or take as it would be made without waiting.
  let claim: ClaimEvents
  /// The result for a reply of the store; `nil` for one that was refused by its size.
  let result: @Sendable (ClaimReply) -> [UInt8]?

  /// Claims what is there or, if nothing is, what comes while the client waits.
  func answer() async throws(RESTError) -> MethodResult {
    var answer = try await answerInTime()
    answer.headers.append(("Preference-Applied", "wait=\(wait.seconds)"))
    return answer
  }

  private func answerInTime() async throws(RESTError) -> MethodResult {
    guard wait.seconds > 0 else { return try await lastAttempt() }
    let rooms = call.context.waiting
    // Whoever comes while others wait stands in line behind them.
    if !rooms.isWaited(for: claim.queue), let found = try await attempt() { return found }
    switch try await waited(in: rooms) {
    case .got(let found): return found
    case .full:
      if let found = try await attempt() { return found }
      throw RESTError(.tooManyWaiting)
    case .nothing:
      guard !Task.isCancelled else { return nothing }
      try await wait.authorizeAgain()
      return try await lastAttempt()
    }
  }

  private func waited(
    in rooms: WaitingRooms
  ) async throws(RESTError) -> WaitingRooms.Outcome<MethodResult> {
    let stopwatch = call.context.stopwatch
    let start = stopwatch.microseconds()
    let busy = IdleTime()
    defer { call.idle.add(stopwatch.microseconds() - start - busy.microseconds) }
    return try await rooms.wait(
      for: WaitingInterest(filter: claim.filter, wantsFailed: claim.wantsFailed),
      in: claim.queue, atMost: .seconds(wait.seconds)
    ) { () async throws(RESTError) -> MethodResult? in
      let began = stopwatch.microseconds()
      defer { busy.add(stopwatch.microseconds() - began) }
      try await wait.authorizeAgain()
      return try await attempt()
    }
  }

  /// What a client gets that finds nothing, or that is gone and gets nothing at all.
  private var nothing: MethodResult { MethodResult(json: result(.events([])) ?? []) }

  /// Claims what is there, even if that is nothing.
  private func lastAttempt() async throws(RESTError) -> MethodResult {
    try await attempt(keepsNothing: true) ?? nothing
  }

  /// Claims what is there; `nil` when there is nothing.
  ///
  /// - Parameter keepsNothing: Whether "nothing" is the reply that a repeat of the attempt gets.
  private func attempt(keepsNothing: Bool = false) async throws(RESTError) -> MethodResult? {
    switch claim.disposition {
    case .reserve: try await reserve(keepsNothing: keepsNothing)
    case .take: try await take(keepsNothing: keepsNothing)
    }
  }

  private func reserve(keepsNothing: Bool) async throws(RESTError) -> MethodResult? {
    switch try await call.outcome(of: claim, { keepsNothing || $0.hasEvents ? result($0) : nil }) {
    case .answered(let answer): return answer
    case .open(.refusedBySize): throw RESTError(.replyTooLarge)
    case .open(.events(let events)):
      guard !events.isEmpty else { return nil }
      if Task.isCancelled {
        try await giveBack()
        return nothing
      }
      guard let json = result(.events(events)) else { throw RESTError(.replyTooLarge) }
      return MethodResult(json: json)
    }
  }

  private func take(keepsNothing: Bool) async throws(RESTError) -> MethodResult? {
    var hold = claim
    hold.disposition = .reserve(lease: Self.takeLease)
    let outcome = try await call.outcome(of: hold) { reply in
      keepsNothing && reply.isEmpty ? result(reply) : nil
    }
    switch outcome {
    case .answered(let answer): return answer
    case .open(.refusedBySize): throw RESTError(.replyTooLarge)
    case .open(.events(let events)):
      guard !events.isEmpty else { return nil }
      if Task.isCancelled {
        try await giveBack()
        return nothing
      }
      return try await finishTake()
    }
  }

  /// Removes what is held. It answers what is still held, which is what leaves.
  private func finishTake() async throws(RESTError) -> MethodResult {
    let read = ReadClaim(
      queue: claim.queue, mode: .safe, processID: claim.processID, order: claim.order,
      limit: claim.limit, wantsFailed: claim.wantsFailed, removes: true, as: .taken,
      lease: Self.takeLease, bounds: claim.bounds)
    do throws(RESTError) {
      return try await call.answer(read, otherwise: .replyTooLarge, result)
    } catch {
      // If this fails too, the events come back when the lease is over.
      try? await giveBack()
      throw error
    }
  }

  private func giveBack() async throws(RESTError) {
    _ = try await call.perform(ReleaseEvents(queue: claim.queue, processID: claim.processID))
  }
}

extension ClaimReply {
  fileprivate var hasEvents: Bool {
    guard case .events(let events) = self else { return false }
    return !events.isEmpty
  }

  fileprivate var isEmpty: Bool { self == .events([]) }
}

extension MethodCall {
  /// What an operation came to that may be an attempt with a key.
  fileprivate enum Outcome<Value: Sendable> {
    /// The reply is decided, for good where there is a key.
    case answered(MethodResult)
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
    case .done(let json): return .answered(MethodResult(json: json))
    case .replayed(let json):
      var result = MethodResult(json: json)
      result.isReplayed = true
      return .answered(result)
    case .notKept(let outcome): return .open(outcome)
    case .reused: throw RESTError(.idempotencyReused)
    case .full: throw RESTError(.idempotencyFull)
    }
  }
}
