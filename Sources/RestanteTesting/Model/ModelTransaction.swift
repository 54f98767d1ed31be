import RestanteCore

/// One operation's view of the reference store: a copy that becomes the state if it succeeds.
final class ModelTransaction: StoreTransaction {
  var state: ModelState
  let now: Timestamp

  init(state: ModelState, now: Timestamp) {
    self.state = state
    self.now = now
  }
}
