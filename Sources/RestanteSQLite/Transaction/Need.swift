import RestanteCore

/// What an operation has to wait for before the writer runs it again.
enum Need {
  /// What a reader finds; at most so many are looked for.
  case search(Search, limit: Int)
  /// The ends of leases, in steps.
  case settling(QueueScope)
}
