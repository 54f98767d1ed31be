import RestanteCore

/// One caller's operation on its way to a writer.
struct WriteJob: Sendable {
  /// Runs the operation; returns what is to be called once it is committed. It may be called
  /// again after a rollback.
  let run: @Sendable (PostgresTransaction) throws(StoreError) -> @Sendable () -> Void
  /// Tells the caller that nothing was done, or that nobody knows.
  let fail: @Sendable (StoreError) -> Void
  /// What the operation publishes if that is all it does, and how to answer it once it is
  /// committed: many of these are written with the same statements.
  let publication:
    (operation: PublishEvents, answer: @Sendable (Result<PublishReceipt, StoreError>) -> Void)?
  /// The queue that the operation is about, as far as is known beforehand.
  let queue: QueueKey?
  /// When it began to wait.
  let arrival = ContinuousClock.now

  /// A job that resumes `continuation` with the outcome of `body` or its error.
  init<Outcome: Sendable>(
    continuation: CheckedContinuation<Result<Outcome, StoreError>, Never>,
    queue: QueueKey? = nil, publishing: SolePublication<Outcome>? = nil,
    _ body: @escaping @Sendable (PostgresTransaction) throws(StoreError) -> Outcome
  ) {
    self.run = { (transaction) throws(StoreError) in
      let outcome = try body(transaction)
      return { continuation.resume(returning: .success(outcome)) }
    }
    self.fail = { error in continuation.resume(returning: .failure(error)) }
    self.queue = queue
    self.publication = publishing.map { publication in
      (
        publication.operation,
        { result in continuation.resume(returning: result.map(publication.outcome)) }
      )
    }
  }
}
