import RestanteCore

/// Changes many dead letters in small transactions, so that consumers get their turn in between.
struct DeadLetterBatches {
  let queue: QueueKey
  let store: any Store

  /// Repeats a change until nothing is left or as much is done as was there at first: what fails
  /// again meanwhile is not meant. Returns how many dead letters were changed.
  func run(
    _ change: (_ limit: Int) async throws(StoreError) -> Int
  ) async throws(StoreError) -> Int {
    let query = ListEvents(queue: queue, order: .claimDefault, limit: 1, part: .deadLetters)
    var left = Int(clamping: try await store.listEvents(query).total)
    var done = 0
    while left > 0 {
      let limit = min(left, OperationStep.rows)
      let count = try await change(limit)
      done += count
      left -= count
      if count < limit { break }
    }
    return done
  }
}
