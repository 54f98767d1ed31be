import RestanteCore

/// One caller's operation on its way to the writer.
struct WriteJob: Sendable {
  /// Runs the operation; returns what is to be called once it is committed. It may be called
  /// again after a rollback.
  let run: @Sendable (SQLiteTransaction) throws(StoreError) -> @Sendable () -> Void
  /// Tells the caller that nothing was done.
  let fail: @Sendable (StoreError) -> Void

  /// A job that resumes `continuation` with the outcome of `body` or its error.
  init<Outcome: Sendable>(
    continuation: CheckedContinuation<Result<Outcome, StoreError>, Never>,
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) {
    self.run = { (transaction) throws(StoreError) in
      let outcome = try body(transaction)
      return { continuation.resume(returning: .success(outcome)) }
    }
    self.fail = { error in continuation.resume(returning: .failure(error)) }
  }
}
