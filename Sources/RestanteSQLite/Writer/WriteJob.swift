import RestanteCore

/// One caller's operation on its way to the writer.
struct WriteJob: Sendable {
  /// The portal whose turn it takes; `nil` for what is about none or many.
  let portal: PortalID?
  /// What was found for the operation.
  let findings: Findings
  /// When it began to wait.
  let arrival = ContinuousClock.now
  /// Runs the operation; returns what is to be called once it is committed. It may be called
  /// again after a rollback.
  let run: @Sendable (SQLiteTransaction) throws(StoreError) -> @Sendable () -> Void
  /// Tells the caller that nothing was done.
  let fail: @Sendable (StoreError) -> Void
  /// Tells the caller that nothing was done, and what it takes.
  let postpone: @Sendable (Need) -> Void

  /// What the writer comes to.
  enum Answer<Outcome: Sendable>: Sendable {
    /// The operation is committed.
    case done(Outcome)
    /// Nothing was done.
    case failed(StoreError)
    /// Nothing was done: the operation is to be sent again with what it needs.
    case postponed(Need)
  }

  /// A job that resumes `continuation` with what the writer comes to.
  init<Outcome: Sendable>(
    portal: PortalID?, findings: Findings,
    continuation: CheckedContinuation<Answer<Outcome>, Never>,
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) {
    self.portal = portal
    self.findings = findings
    self.run = { (transaction) throws(StoreError) in
      let outcome = try body(transaction)
      return { continuation.resume(returning: .done(outcome)) }
    }
    self.fail = { error in continuation.resume(returning: .failed(error)) }
    self.postpone = { need in continuation.resume(returning: .postponed(need)) }
  }
}
