import RestanteCore

/// One copy of a key.
struct ModelCopy: Sendable {
  /// What is stored.
  var event: OfflineEvent
  /// The process id that may act on the copy: the last one to claim it, even after the end of its
  /// lease, unless the copy was refreshed, merged or failed since; ``ProcessID/unclaimed`` for
  /// none.
  var owner = ProcessID.unclaimed

  /// Whether a process id may act on the copy. The empty one, which only strict mode lets anybody
  /// name, stands for all that nobody holds.
  func isGranted(to processID: ProcessID) -> Bool {
    processID == .unclaimed ? event.processID == .unclaimed : owner == processID
  }
}

/// One claim that may still act on a copy.
struct ModelClaim: Sendable {
  var processID: ProcessID
  /// Counts the claims of a queue: which of two was made first.
  var number: Int
  /// When its lease is over; `nil` for never, and when it holds nothing.
  var deadline: Timestamp?
}
